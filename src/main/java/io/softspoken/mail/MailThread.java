package io.softspoken.mail;

import io.softspoken.draft.Draft;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimePart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a thread's file, in the order in which they stand: those of an mbox; or a mail, and the mails attached to
 * it, such as a digest holds. What cannot be read is passed over. Immutable.
 */
public final class MailThread {
    /** No more messages of a file are kept, the last ones. */
    private static final int MOST = 2_000;

    /** No more bytes of a message are read. */
    private static final int LARGEST = 10_000_000;

    /** Mails in mails in mails are not read deeper than this: each is a copy of most of the one around it. */
    private static final int MOST_WITHIN = 5;

    /** A message that could be read, with its Message-ID; empty if it has none. */
    private record Message(String id, Draft draft) {}

    private final List<Message> messages;

    private MailThread(List<Message> messages) {
        this.messages = List.copyOf(messages);
    }

    /** Reads an mbox, or a message as it is sent (RFC 5322). */
    public static MailThread read(byte[] file) {
        List<Message> messages = new ArrayList<>();
        if (!Mbox.isOne(file)) {
            add(file, 0, messages);
            return new MailThread(messages);
        }
        try (Mbox mbox = new Mbox(new ByteArrayInputStream(file), LARGEST)) {
            for (Optional<Mbox.Message> one = mbox.next(); one.isPresent(); one = mbox.next()) {
                one.get().bytes().ifPresent(bytes -> add(bytes, 0, messages));
                if (messages.size() > MOST) {
                    messages.subList(0, messages.size() - MOST).clear();
                }
            }
        } catch (IOException e) {
            // bytes in memory are read without
        }
        return new MailThread(messages);
    }

    /** @param within how many mails it is attached in, one in the other */
    private static void add(byte[] bytes, int within, List<Message> into) {
        try {
            String id = MailHead.read(bytes).messageId().orElse("");
            MimePart mail = MailDrafts.parsed(new Octets(bytes));
            try {
                into.add(new Message(id, MailDrafts.read(mail)));
            } catch (UnreadableMailException e) {
                // it may hold others all the same, as a digest does
            }
            attached(mail, 0, within, into);
        } catch (MessagingException | RuntimeException e) {
            // none that anything could be found in
        }
    }

    /** Adds the mails that are attached to one. */
    private static void attached(Part part, int depth, int within, List<Message> into) throws MessagingException {
        String type = MailSearch.type(part);
        if (depth > MailSearch.DEEPEST || into.size() > MOST) {
            return;
        }
        try {
            if (type.equals("message/rfc822") && depth > 0) {
                if (within < MOST_WITHIN) {
                    try (InputStream in = part.getInputStream()) {
                        add(in.readNBytes(LARGEST), within + 1, into);
                    }
                }
                return;
            }
            Multipart parts = type.startsWith("multipart/") ? FirstParts.of(part, MailSearch.MOST_PARTS) : null;
            for (int i = 0; parts != null && i < Math.min(parts.getCount(), MailSearch.MOST_PARTS); i++) {
                attached(parts.getBodyPart(i), depth + 1, within, into);
            }
        } catch (IOException e) {
            // a part that cannot be taken apart holds none
        }
    }

    /** Whether no message could be read. */
    public boolean isEmpty() {
        return messages.isEmpty();
    }

    /**
     * The message that a draft answers: of those it names the nearest; if none of them is here, the last that is not the draft
     * itself.
     *
     * @param head the header of the draft; null if it has none
     * @return its text, quoted mail and all; empty if no message could be read
     */
    public Optional<String> answered(@Nullable MailHead head) {
        Optional<String> named = head == null ? Optional.empty() : named(head);
        if (named.isPresent()) {
            return named;
        }
        String own = head == null ? "" : head.messageId().orElse("");
        for (int i = messages.size() - 1; i >= 0; i--) {
            Message one = messages.get(i);
            if (one.id().isEmpty() || !one.id().equals(own)) {
                return Optional.of(one.draft().words());
            }
        }
        return Optional.empty();
    }

    /** Of the messages that a draft names as answered the nearest that is here; empty if none is. */
    private Optional<String> named(MailHead head) {
        for (String id : head.answers()) {
            for (Message one : messages) {
                if (one.id().equals(id)) {
                    return Optional.of(one.draft().words());
                }
            }
        }
        return Optional.empty();
    }
}
