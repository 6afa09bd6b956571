package io.softspoken.cli;

import io.softspoken.mail.Likeness;
import io.softspoken.mail.MailHead;
import io.softspoken.mail.MailSource;
import io.softspoken.mail.MailThread;
import io.softspoken.mail.Mbox;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The messages that drafts answer: in the file that was named; else, for a mail that names what it answers, in the mails and
 * mboxes that lie beside it. Not thread-safe.
 */
final class Answered {
    /** No more files of a folder are looked into for the message that a draft answers. */
    private static final int MOST_BESIDE = 1_000;

    /** A header that is longer names its message before. */
    private static final int LONGEST_HEAD = 65_536;

    private final Path here;
    private final @Nullable MailThread thread;
    private final @Nullable String message;
    /** For each folder that was looked into, where the messages with these ids stand. */
    private final Map<Path, Map<String, Path>> beside = new HashMap<>();

    private Answered(Path here, @Nullable MailThread thread, @Nullable String message) {
        this.here = here;
        this.thread = thread;
        this.message = message;
    }

    /**
     * @param replyTo the file with the message being answered, or with the thread that it stands in; - for standard input;
     *     empty if none was named
     */
    static Answered of(String replyTo, Console console) throws Unusable {
        if (replyTo.isEmpty()) {
            return new Answered(console.folder(), null, null);
        }
        byte[] bytes = Inputs.bytes(replyTo, console.in());
        String head = new String(bytes, 0, Math.min(bytes.length, 4000), StandardCharsets.ISO_8859_1);
        String low = replyTo.toLowerCase(Locale.ROOT);
        boolean mail = low.endsWith(".eml") || !low.endsWith(".txt") && !low.endsWith(".html") && Likeness.isMail(head);
        if (!mail && !Mbox.isOne(bytes)) {
            return new Answered(
                    console.folder(), null, Inputs.open(replyTo, bytes).draft().words());
        }
        MailThread thread = MailThread.read(bytes);
        if (thread.isEmpty()) {
            throw new Unusable(replyTo + ": holds no message that can be read; give the message as plain text instead");
        }
        return new Answered(console.folder(), thread, null);
    }

    /** The text of the message that a draft answers; null if it is not known, or stands only in the draft itself. */
    @Nullable String by(String file, Input draft) {
        if (message != null) {
            return message;
        }
        MailHead head = draft.mail().isPresent() ? MailHead.read(draft.bytes()) : null;
        if (thread != null) {
            return thread.answered(head).orElse(null);
        }
        if (head == null || head.answers().isEmpty() || file.equals("-")) {
            return null;
        }
        Path folder = here.resolve(file).toAbsolutePath().getParent();
        if (folder == null) {
            return null;
        }
        Map<String, Path> known = beside.computeIfAbsent(folder, Answered::ids);
        return head.answers().stream()
                .map(known::get)
                .filter(path -> path != null)
                .findFirst()
                .flatMap(Answered::read)
                .flatMap(found -> found.named(head))
                .orElse(null);
    }

    private static Map<String, Path> ids(Path folder) {
        Map<String, Path> ids = new HashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Answered::holdsMail)) {
            int looked = 0;
            for (Path file : files) {
                if (looked++ == MOST_BESIDE) {
                    break;
                }
                for (String id : idsIn(file)) {
                    // The order of a folder's files is nobody's choice.
                    ids.merge(id, file, (a, b) -> a.compareTo(b) < 0 ? a : b);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // what cannot be looked into holds nothing
        }
        return ids;
    }

    private static boolean holdsMail(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return (name.endsWith(".eml") || name.endsWith(".mbox")) && Files.isRegularFile(file);
    }

    /** The ids of a file's messages; of a single mail only the header is read. */
    private static List<String> idsIn(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            if (String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".eml")) {
                byte[] head = in.readNBytes(LONGEST_HEAD);
                if (!Mbox.isOne(head)) {
                    return MailHead.read(head).messageId().map(List::of).orElse(List.of());
                }
            }
        } catch (IOException e) {
            return List.of();
        }
        return read(file).map(MailThread::ids).orElse(List.of());
    }

    private static Optional<MailThread> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(Inputs.LARGEST + 1);
            return bytes.length > Inputs.LARGEST ? Optional.empty() : Optional.of(MailThread.read(bytes));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
