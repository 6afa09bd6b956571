package io.softspoken.gate;

import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;

/** Opens the mailbox in which a message is held. */
@FunctionalInterface
public interface StoreOpener {
    /**
     * A connected store; the gate closes it.
     *
     * @param message the message to be held; its sender tells whose mailbox it is
     * @throws MessagingException if it cannot be reached
     */
    Store open(MimeMessage message) throws MessagingException;
}
