package io.softspoken.serve;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;

/** Reads what requests bring: no more than a bound for each, and no more than a bound for all at once. */
final class Bodies {
    /** The most that one request may bring, in bytes: the longest draft, with every letter written as {@code %xx%xx}. */
    static final int LARGEST = 3_000_000;

    /** The most characters of a draft and the message it answers, together: a thick book. */
    static final int MOST_CHARACTERS = 500_000;

    /** What is read and thrown away, so that a client that sends first and listens then hears why it was refused. */
    private static final long MOST_DISCARDED = 64_000_000;

    private static final int CHUNK = 16 * 1024;

    /** In chunks; what is being read by all requests at once. */
    private static final int ALL_AT_ONCE = 64_000_000 / CHUNK;

    private final Semaphore room = new Semaphore(ALL_AT_ONCE);

    /** What is done with a body while it is in memory. */
    interface Use<T> {
        T of(byte[] body) throws Refusal;
    }

    /** Reads the body of a request, and does something with it. */
    <T> T read(HttpExchange exchange, Use<T> use) throws IOException, Refusal {
        InputStream in = exchange.getRequestBody();
        int held = 0;
        try {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK];
            for (int n = in.readNBytes(chunk, 0, CHUNK); n > 0; n = in.readNBytes(chunk, 0, CHUNK)) {
                if (body.size() + n > LARGEST) {
                    body.reset();
                    discard(in, chunk);
                    throw new Refusal(
                            413, "the request is larger than " + LARGEST / 1_000_000 + " MB; send the draft alone");
                }
                if (!room.tryAcquire()) {
                    throw new Refusal(503, "too much is being sent just now; ask again", 1);
                }
                held++;
                body.write(chunk, 0, n);
            }
            return use.of(body.toByteArray());
        } finally {
            room.release(held);
        }
    }

    private static void discard(InputStream in, byte[] chunk) throws IOException {
        long gone = 0;
        for (int n = in.read(chunk); n >= 0 && gone < MOST_DISCARDED; n = in.read(chunk)) {
            gone += n;
        }
    }

    /** Refuses what is too long to be checked. */
    static void checkLength(int characters) throws Refusal {
        if (characters > MOST_CHARACTERS) {
            throw new Refusal(
                    413,
                    "the text has " + characters + " characters, and " + MOST_CHARACTERS
                            + " are the most that is checked; send a shorter one");
        }
    }
}
