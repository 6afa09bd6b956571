package io.softspoken.held;

import io.softspoken.format.QueueLine;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Postfix, by its own programs. Immutable. */
final class Postfix {
    static final String HOLD = "hold";

    /** Seconds that a program of Postfix may take. */
    private static final int LONGEST = 60;
    /** More of a queue's listing is not read: some 200,000 mails. */
    private static final int LARGEST_LISTING = 100_000_000;
    /** A mail larger than this is not read. */
    static final int LARGEST_MAIL = 60_000_000;

    /** Seconds and fractions in base 52, a z, a file number in base 51: long ids are never used again. */
    private static final Pattern LONG_ID =
            Pattern.compile("[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{10,}z[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-y]+");

    private static final Pattern SHORT_ID = Pattern.compile("[0-9A-F]{6,20}");

    private final @Nullable Path config;
    private final String path;

    /** @param config the folder with {@code main.cf}, absolute; null for that of the system */
    Postfix(@Nullable Path config) {
        // cron's path often lacks the folders for administrators.
        this(config, System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/sbin:/usr/local/sbin");
    }

    /** @param path the folders in which its programs are looked for, with colons between them */
    Postfix(@Nullable Path config, String path) {
        this.config = config;
        this.path = path;
    }

    /** Whether a queue id is one that is never used again. */
    static boolean isLong(String id) {
        return LONG_ID.matcher(id).matches();
    }

    /**
     * Fails unless the id is a long one.
     *
     * @throws HeldException saying what to set, or that it is no id at all
     */
    static void requireLong(String id) throws HeldException {
        if (isLong(id)) {
            return;
        }
        if (SHORT_ID.matcher(id).matches()) {
            throw new HeldException(id
                    + ": is a short queue id, which Postfix uses again for other mail; set enable_long_queue_ids = yes in"
                    + " main.cf, reload, and release or delete the mail that has short ids with postsuper");
        }
        throw new HeldException(printable(id) + ": is no queue id; see softspoken held list");
    }

    /** All mail in all queues. */
    List<QueueLine> queues() throws HeldException {
        byte[] out = run(LARGEST_LISTING, null, "postqueue", with("-j"));
        List<QueueLine> mails = new ArrayList<>();
        for (String line : new String(out, StandardCharsets.UTF_8).split("\n")) {
            if (!line.isBlank()) {
                try {
                    mails.add(QueueLine.read(line));
                } catch (IllegalArgumentException e) {
                    throw new HeldException(
                            "postqueue -j printed a line that is no JSON; Postfix 3.1 or later is needed");
                }
            }
        }
        return mails;
    }

    /** Where a mail is now; empty if it is in no queue. */
    Optional<QueueLine> find(String id) throws HeldException {
        return queues().stream().filter(mail -> mail.id().equals(id)).findFirst();
    }

    /** A mail as it came, header and body. */
    byte[] message(String id) throws HeldException {
        byte[] mail = run(LARGEST_MAIL + 1, null, "postcat", with("-qbh", id));
        if (mail.length > LARGEST_MAIL) {
            throw new HeldException(
                    id + ": is larger than " + LARGEST_MAIL / 1_000_000 + " MB; look at it with postcat");
        }
        return mail;
    }

    /** The header of a mail. */
    byte[] header(String id) throws HeldException {
        return run(LARGEST_MAIL, null, "postcat", with("-qh", id));
    }

    /** Takes a mail out of the hold queue; it is then in the deferred queue and waits. */
    void unhold(String id) throws HeldException {
        run(10_000, null, "postsuper", with("-H", id));
    }

    /** Has a waiting mail delivered now. */
    void deliver(String id) throws HeldException {
        run(10_000, null, "postqueue", with("-i", id));
    }

    /** Deletes a mail. */
    void delete(String id) throws HeldException {
        run(10_000, null, "postsuper", with("-d", id, HOLD));
    }

    /**
     * Gives Postfix a mail. When this returns, it is in its queue, for good. The mail comes from a file and not through a
     * pipe: were this program killed, Postfix would take a pipe's end for the end of the mail, and send half of it.
     *
     * @param sender the envelope sender; empty for the null sender
     */
    void submit(String sender, List<String> recipients, Path message) throws HeldException {
        List<String> arguments = new ArrayList<>(List.of("-i", "-f", sender.isEmpty() ? "<>" : sender, "--"));
        arguments.addAll(recipients);
        String sendmail = setting("sendmail_path");
        List<String> command = new ArrayList<>();
        command.add(sendmail.isEmpty() ? "/usr/sbin/sendmail" : sendmail);
        if (config != null) {
            command.add("-C");
            command.add(config.toString());
        }
        command.addAll(arguments);
        run(10_000, message.toFile(), command);
    }

    /** A setting of main.cf; empty if it has no value. */
    String setting(String name) throws HeldException {
        return new String(run(100_000, null, "postconf", with("-h", name)), StandardCharsets.UTF_8).strip();
    }

    /** Fails if new mail gets short queue ids. */
    void requireLongIds() throws HeldException {
        if (!setting("enable_long_queue_ids").equals("yes")) {
            throw new HeldException("this Postfix gives mail short queue ids and uses them again; set"
                    + " enable_long_queue_ids = yes in main.cf and reload Postfix");
        }
    }

    private List<String> with(String... arguments) {
        List<String> all = new ArrayList<>();
        if (config != null) {
            all.add("-c");
            all.add(config.toString());
        }
        all.addAll(Arrays.asList(arguments));
        return all;
    }

    private byte[] run(int most, @Nullable File input, String program, List<String> arguments) throws HeldException {
        List<String> command = new ArrayList<>();
        command.add(located(program));
        command.addAll(arguments);
        return run(most, input, command);
    }

    private String located(String program) {
        for (String folder : path.split(":")) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                return Path.of(folder, program).toString();
            }
        }
        return program;
    }

    private static byte[] run(int most, @Nullable File input, List<String> command) throws HeldException {
        String program = Path.of(command.get(0)).getFileName().toString();
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectInput(input == null ? new File("/dev/null") : input);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new HeldException(program + ": cannot be started; is Postfix installed, and may you run it?");
        }
        CompletableFuture<byte[]> out = read(process.getInputStream(), most);
        CompletableFuture<byte[]> err = read(process.getErrorStream(), 10_000);
        try {
            if (!process.waitFor(LONGEST, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new HeldException(program + ": did not end within " + LONGEST + " seconds; look at Postfix");
            }
            byte[] result = out.join();
            if (process.exitValue() != 0) {
                throw new HeldException(complaint(program, err.join()));
            }
            return result;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new HeldException(program + ": interrupted");
        }
    }

    private static CompletableFuture<byte[]> read(InputStream stream, int most) {
        return CompletableFuture.supplyAsync(() -> {
            try (stream) {
                byte[] bytes = stream.readNBytes(most);
                stream.transferTo(OutputStream.nullOutputStream());
                return bytes;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** The first line in which a program says what is wrong; Postfix's programs never print words of a mail there. */
    private static String complaint(String program, byte[] err) {
        String first = new String(err, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).contains("fatal") || line.contains("error"))
                .findFirst()
                .orElse(new String(err, StandardCharsets.UTF_8)
                        .lines()
                        .findFirst()
                        .orElse("failed"));
        String said = printable(first);
        return said.startsWith(program) ? said : program + ": " + said;
    }

    private static String printable(String text) {
        String safe = text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]", "?");
        return safe.length() > 200 ? safe.substring(0, 200) + "…" : safe;
    }
}
