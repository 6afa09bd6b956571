package io.softspoken.gate;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.MessageIDTerm;
import java.io.ByteArrayInputStream;
import java.util.Date;
import java.util.Properties;

/** A folder in which messages are held. Immutable. */
final class DraftsFolder {
    /** Marks a message that was held. */
    static final String KEYWORD = "$ToneHeld";

    /** Marks the report on one. */
    static final String REPORT_KEYWORD = "$ToneReport";

    private final StoreOpener opener;
    private final String name;

    DraftsFolder(StoreOpener opener, String name) {
        this.opener = opener;
        this.name = name;
    }

    /** Stores messages, in order; only the first must succeed. Belongs to one connection. */
    interface Contents {
        /** Adds a message as it is, unless one with its Message-ID is there already. */
        void add(byte[] bytes, String messageId, Flags flags) throws MessagingException;
    }

    /** What is done with the folder while it is open. */
    interface Use {
        void with(Contents contents) throws MessagingException;
    }

    void open(MimeMessage message, Use use) throws MessagingException {
        try (Store store = opener.open(message)) {
            Folder folder = store.getFolder(name);
            if (!folder.exists() && !folder.create(Folder.HOLDS_MESSAGES)) {
                throw new MessagingException("the folder " + name + " is not there and cannot be made");
            }
            folder.open(Folder.READ_WRITE);
            try {
                use.with((bytes, messageId, flags) -> append(folder, bytes, messageId, flags));
            } finally {
                close(folder);
            }
        }
    }

    private static void append(Folder folder, byte[] bytes, String messageId, Flags flags) throws MessagingException {
        // Held again after a broken connection, it does not stand there twice.
        if (!messageId.isEmpty() && folder.search(new MessageIDTerm(messageId)).length > 0) {
            return;
        }
        MimeMessage copy = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)) {
            @Override
            public Date getReceivedDate() {
                return new Date();
            }
        };
        copy.setFlags(allowed(folder, flags), true);
        folder.appendMessages(new Message[] {copy});
    }

    /** Without keywords where the server keeps none. */
    private static Flags allowed(Folder folder, Flags flags) {
        Flags permanent = folder.getPermanentFlags();
        if (permanent == null || permanent.contains(Flags.Flag.USER)) {
            return flags;
        }
        Flags left = new Flags();
        for (Flags.Flag flag : flags.getSystemFlags()) {
            left.add(flag);
        }
        for (String keyword : flags.getUserFlags()) {
            if (permanent.contains(keyword)) {
                left.add(keyword);
            }
        }
        return left;
    }

    private static void close(Folder folder) {
        try {
            folder.close(false);
        } catch (MessagingException | RuntimeException e) {
            // What was added is added.
        }
    }
}
