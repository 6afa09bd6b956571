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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
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
        /**
         * Adds a message as it is, unless it is there already: the same, for one with its Message-ID may be an older draft.
         *
         * @return whether it was added
         */
        boolean add(byte[] bytes, String messageId, Flags flags) throws MessagingException;

        /** Adds a message as it is. */
        void addAnyway(byte[] bytes, Flags flags) throws MessagingException;

        /** Whether a message with that Message-ID is there. */
        boolean knows(String messageId) throws MessagingException;
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
                use.with(new Opened(folder));
            } finally {
                close(folder);
            }
        }
    }

    private record Opened(Folder folder) implements Contents {
        @Override
        public boolean add(byte[] bytes, String messageId, Flags flags) throws MessagingException {
            // Held again after a broken connection, it does not stand there twice.
            for (Message there : found(messageId)) {
                if (isSame(there, bytes)) {
                    return false;
                }
            }
            addAnyway(bytes, flags);
            return true;
        }

        @Override
        public void addAnyway(byte[] bytes, Flags flags) throws MessagingException {
            MimeMessage copy = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)) {
                @Override
                public Date getReceivedDate() {
                    return new Date();
                }
            };
            copy.setFlags(allowed(folder, flags), true);
            folder.appendMessages(new Message[] {copy});
        }

        @Override
        public boolean knows(String messageId) throws MessagingException {
            return !found(messageId).isEmpty();
        }

        /** Those that stay: a deleted one goes when the folder is next cleaned up. */
        private List<Message> found(String messageId) throws MessagingException {
            List<Message> staying = new ArrayList<>();
            for (Message one : messageId.isEmpty() ? new Message[0] : folder.search(new MessageIDTerm(messageId))) {
                if (!one.isSet(Flags.Flag.DELETED)) {
                    staying.add(one);
                }
            }
            return staying;
        }
    }

    /** Whether a message is this one; a server may have written its line ends anew. */
    private static boolean isSame(Message there, byte[] bytes) throws MessagingException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            there.writeTo(out);
        } catch (IOException e) {
            return false; // better twice than not at all
        }
        return lines(out.toByteArray()).equals(lines(bytes));
    }

    private static String lines(byte[] message) {
        return new String(message, StandardCharsets.ISO_8859_1)
                .replace("\r\n", "\n")
                .stripTrailing();
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
