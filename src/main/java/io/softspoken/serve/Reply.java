package io.softspoken.serve;

import java.nio.charset.StandardCharsets;

/**
 * What is sent back.
 *
 * @param status the code of HTTP
 * @param type the media type
 */
record Reply(int status, String type, byte[] body) {
    static Reply json(int status, String json) {
        return new Reply(status, "application/json; charset=utf-8", json.getBytes(StandardCharsets.UTF_8));
    }

    static Reply text(int status, String text) {
        return new Reply(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }
}
