package io.softspoken.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The packs that come with the library, compiled when it was built. */
public final class Packs {
    static final String COMPILED = "packs.bin";
    static final String SOURCES = "packs.zip";

    private Packs() {}

    /** The shipped packs as one matcher, loaded afresh at each call. */
    public static Matcher shipped() {
        return new Matcher(program());
    }

    /** A reader that holds the sources of the shipped packs, for compiling them together with a user's. */
    public static PackReader sources() {
        PackReader reader = new PackReader();
        try (InputStream in = Packs.class.getResourceAsStream(SOURCES)) {
            if (in == null) {
                throw new IllegalStateException("the packs are not in the jar: " + SOURCES);
            }
            ZipInputStream zip = new ZipInputStream(in);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String content = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
                reader.add(entry.getName(), entry.getName(), content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reader.own();
    }

    static Program program() {
        try (InputStream in = Packs.class.getResourceAsStream(COMPILED)) {
            if (in == null) {
                throw new IllegalStateException("the compiled packs are not in the jar: " + COMPILED);
            }
            return ProgramFile.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
