package io.softspoken.rules;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The packs that come with the library, compiled when it was built. */
public final class Packs {
    private static final String COMPILED = "packs.bin";

    private Packs() {}

    /** The shipped packs as one matcher, loaded afresh at each call. */
    public static Matcher shipped() {
        return new Matcher(program());
    }

    static Program program() {
        try (InputStream in = Packs.class.getResourceAsStream(COMPILED)) {
            if (in == null) {
                throw new IllegalStateException("the compiled packs are not in the jar: " + COMPILED);
            }
            return ProgramFile.read(new DataInputStream(new BufferedInputStream(in, 1 << 16)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
