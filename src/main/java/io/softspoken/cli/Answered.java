package io.softspoken.cli;

import io.softspoken.mail.Likeness;
import io.softspoken.mail.MailHead;
import io.softspoken.mail.MailThread;
import io.softspoken.mail.Mbox;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The messages that drafts answer, in the file that was named. No other file is looked into: one draft would be judged
 * differently in another folder, by audit, or by the gateway.
 */
final class Answered {
    private final @Nullable MailThread thread;
    private final @Nullable String message;

    private Answered(@Nullable MailThread thread, @Nullable String message) {
        this.thread = thread;
        this.message = message;
    }

    /**
     * @param replyTo the file with the message being answered, or with the thread that it stands in; - for standard input;
     *     empty if none was named
     */
    static Answered of(String replyTo, Console console) throws Unusable {
        if (replyTo.isEmpty()) {
            return new Answered(null, null);
        }
        byte[] bytes = Inputs.bytes(replyTo, console.in());
        String head = new String(bytes, 0, Math.min(bytes.length, 4000), StandardCharsets.ISO_8859_1);
        String low = replyTo.toLowerCase(Locale.ROOT);
        boolean mail = low.endsWith(".eml") || !low.endsWith(".txt") && !low.endsWith(".html") && Likeness.isMail(head);
        if (!mail && !Mbox.isOne(bytes)) {
            return new Answered(null, Inputs.open(replyTo, bytes).draft().words());
        }
        MailThread thread = MailThread.read(bytes);
        if (thread.isEmpty()) {
            throw new Unusable(Console.shown(replyTo)
                    + ": holds no message that can be read; give the message as plain text instead");
        }
        return new Answered(thread, null);
    }

    /** The text of the message that a draft answers; null if it is not known, or stands only in the draft itself. */
    @Nullable
    String by(Input draft) {
        if (message != null) {
            return message;
        }
        if (thread == null) {
            return null;
        }
        MailHead head = draft.mail().isPresent() ? MailHead.read(draft.bytes()) : null;
        return thread.answered(head).orElse(null);
    }
}
