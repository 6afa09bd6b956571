package io.softspoken.milter;

/** Why a message is passed without being judged, on purpose. */
enum Pass {
    /** The null sender: bounces and receipts. */
    NULL_SENDER("null-sender"),
    /** A report of delivery or receipt. */
    BOUNCE("bounce"),
    /** Written by a program, as its {@code Auto-Submitted} says. */
    AUTO_SUBMITTED("auto-submitted"),
    /** Sent by a mailing list. */
    LIST("list"),
    /** {@code Precedence: bulk}, {@code junk} or {@code list}. */
    BULK("bulk"),
    /** An invitation, or an answer to one. */
    CALENDAR("calendar"),
    /** Signed by S/MIME or PGP. */
    SIGNED("signed"),
    /** Encrypted by S/MIME or PGP: there is nothing to read. */
    ENCRYPTED("encrypted"),
    /** Attachments only: there is nothing to read either. */
    NO_TEXT("no-text"),
    /** Not in English, which is the only language that the engine judges. */
    LANGUAGE("language");

    private final String id;

    Pass(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }
}
