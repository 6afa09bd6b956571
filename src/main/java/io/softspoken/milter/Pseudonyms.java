package io.softspoken.milter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names in place of addresses: the same for the same address, and of no use to who does not have the key. A plain hash
 * would not do: who has a list of addresses could try them. For all threads.
 */
final class Pseudonyms {
    private static final int KEY_BYTES = 32;
    private static final int LARGEST_KEY = 4_096;
    private static final int DIGITS = 16;

    private final SecretKeySpec key;

    private Pseudonyms(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /**
     * With the key in a file, which is made if it is not there; with a key of now if there is no file.
     *
     * @throws IOException with what is wrong and what to do
     */
    static Pseudonyms of(Optional<Path> file) throws IOException {
        byte[] fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        if (file.isEmpty()) {
            return new Pseudonyms(fresh);
        }
        Path path = file.get();
        try {
            if (!Files.exists(path)) {
                Files.createFile(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(path, HexFormat.of().formatHex(fresh) + "\n", StandardOpenOption.WRITE);
            }
        } catch (FileAlreadyExistsException e) {
            // somebody was faster
        } catch (IOException e) {
            throw new IOException(
                    path + ": the key for hashing addresses cannot be made; check the folder and its" + " permissions");
        }
        try (var in = Files.newInputStream(path)) {
            byte[] read = in.readNBytes(LARGEST_KEY);
            if (read.length < KEY_BYTES) {
                throw new IOException("too short");
            }
            return new Pseudonyms(read);
        } catch (IOException e) {
            throw new IOException(path + ": is no key of at least " + KEY_BYTES
                    + " bytes that can be read; check its permissions, or delete it to have a new one made");
        }
    }

    /** The name for a text: 16 hexadecimal digits; "" for "". */
    String of(String text) {
        if (text.isEmpty()) {
            return "";
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of()
                    .formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)))
                    .substring(0, DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
