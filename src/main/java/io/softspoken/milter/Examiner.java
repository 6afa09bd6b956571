package io.softspoken.milter;

import io.softspoken.draft.Draft;
import io.softspoken.mail.MailDrafts;
import io.softspoken.mail.UnreadableMailException;
import io.softspoken.report.ToneReport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Looks at a whole message: is it to be judged, can it be, and what does the engine say. Stateless; for all threads. */
final class Examiner {
    /** So much is left out for a look at whether the end of what was kept matters. A text ends far before, or not at all. */
    private static final int TAIL = 1_000;

    /** A line ends with a line feed and nowhere else: one that began within another would be read to the end of that. */
    private static final Pattern INVITATION = Pattern.compile(
            "(?imd)^content-type:[ \t]*text/calendar\\b(?:(?!\\bmethod=)(?:[^\r\n]|\r?\n[ \t]))*+\\bmethod=");

    /** Made beforehand: when it is needed there may be no memory to make it. */
    private static final Judgement OUT_OF_MEMORY = Judgement.trouble(Trouble.ENGINE_ERROR, "out of memory");

    private Examiner() {}

    /** The judgement; whatever is wrong with the message, or with the engine, becomes one too. */
    static Judgement examine(Message message) {
        try {
            return judge(message);
        } catch (UnreadableMailException e) {
            return switch (e.reason()) {
                case ENCRYPTED -> Judgement.passed(Pass.ENCRYPTED);
                case NO_TEXT ->
                    message.isCut()
                            ? Judgement.trouble(Trouble.TOO_LARGE, "no text in the part of it that was kept")
                            : Judgement.passed(Pass.NO_TEXT);
                case UNPARSABLE -> Judgement.trouble(Trouble.UNPARSABLE, "");
            };
        } catch (IOException e) {
            return Judgement.trouble(Trouble.UNPARSABLE, "");
        } catch (OutOfMemoryError e) {
            return OUT_OF_MEMORY;
        } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError e) {
            // The kind of error and its place: a message could hold words of the mail.
            StackTraceElement[] trace = e.getStackTrace();
            return Judgement.trouble(
                    Trouble.ENGINE_ERROR, e.getClass().getSimpleName() + (trace.length == 0 ? "" : " at " + trace[0]));
        }
    }

    private static Judgement judge(Message message) throws IOException {
        Limits limits = message.settings().config().limits();
        ByteBuffer raw = message.raw().view();
        if (repeatedDashLines(raw) > limits.parts()) {
            return Judgement.trouble(Trouble.TOO_LARGE, "more than " + limits.parts() + " parts");
        }
        String beginning = Wire.text(raw);
        if (INVITATION.matcher(beginning).find()) {
            return Judgement.passed(Pass.CALENDAR);
        }
        Draft draft = MailDrafts.read(message.raw().stream(Integer.MAX_VALUE));
        if (draft.words().length() > limits.textChars()) {
            return Judgement.trouble(
                    Trouble.TOO_LARGE, "its text is longer than " + limits.textChars() + " characters");
        }
        if (message.isCut() && !isWhole(message, draft)) {
            return Judgement.trouble(
                    Trouble.TOO_LARGE, "its text does not end within " + limits.messageBytes() + " bytes");
        }
        if (!message.settings().config().judgeSigned()
                && draft.words().stripLeading().startsWith("-----BEGIN PGP SIGNED MESSAGE-----")) {
            return Judgement.passed(Pass.SIGNED);
        }
        if (!message.recipients().isEmpty()) {
            draft = draft.addressedTo(message.recipients()); // those of blind copies too
        }
        ToneReport report = message.settings().checker().weigh(draft);
        return report.isJudged() ? Judgement.of(report) : Judgement.passed(Pass.LANGUAGE);
    }

    /** Whether a message that was cut was cut behind its text: in an attachment, as large mail is. */
    private static boolean isWhole(Message message, Draft draft) throws IOException {
        try {
            return MailDrafts.read(message.raw().stream(message.raw().size() - TAIL))
                    .text()
                    .equals(draft.text());
        } catch (UnreadableMailException e) {
            return false;
        }
    }

    /**
     * How often a line that begins with two dashes, as one between parts does, is repeated: an upper bound, counted in a
     * table of fixed size.
     */
    private static int repeatedDashLines(ByteBuffer raw) {
        int[] counts = new int[4096];
        int most = 0;
        int at = 0;
        int end = raw.limit();
        while (at < end) {
            int line = at;
            while (at < end && raw.get(at) != '\n') {
                at++;
            }
            if (at - line > 2 && raw.get(line) == '-' && raw.get(line + 1) == '-') {
                int hash = 0;
                int last = at;
                while (last > line && raw.get(last - 1) <= ' ' && raw.get(last - 1) >= 0) {
                    last--;
                }
                for (int i = line; i < last; i++) {
                    hash = 31 * hash + raw.get(i);
                }
                most = Math.max(most, ++counts[(hash ^ hash >>> 12) & 4095]);
            }
            at++;
        }
        return most;
    }

    /** A name for what the message says, by which it is known when it comes again; "" if it has no Message-ID. */
    static String digest(Message message) {
        String id = message.fields().messageId();
        if (id.isEmpty()) {
            return "";
        }
        java.security.MessageDigest sha = sha256();
        sha.update(message.settings().engine().getBytes(StandardCharsets.UTF_8));
        sha.update((byte) 0);
        sha.update(message.sender().getBytes(StandardCharsets.UTF_8));
        sha.update((byte) 0);
        sha.update(id.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) 0);
        ByteBuffer body = message.raw().view();
        sha.update(body.position(Math.min(message.bodyStart(), body.limit())));
        return new String(sha.digest(), StandardCharsets.ISO_8859_1);
    }

    private static java.security.MessageDigest sha256() {
        try {
            return java.security.MessageDigest.getInstance("SHA-256");
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
