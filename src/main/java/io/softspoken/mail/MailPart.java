package io.softspoken.mail;

import io.softspoken.draft.Span;

/**
 * A part of a message that holds text.
 *
 * @param number where it stands, as IMAP counts: {@code 1} in a message that is not divided, {@code 1.2} for the second
 *     part of the first
 * @param type its media type, such as {@code text/plain}
 * @param bytes its content in the message, transfer encoding and all, counted in bytes from the first of the message
 */
public record MailPart(String number, String type, Span bytes) {}
