package io.softspoken.lsp;

import java.util.List;
import org.eclipse.lsp4j.PositionEncodingKind;
import org.jspecify.annotations.Nullable;

/** What a client counts the characters of a line in. */
enum PositionEncoding {
    UTF16(PositionEncodingKind.UTF16) {
        @Override
        int units(int codePoint) {
            return Character.charCount(codePoint);
        }
    },
    UTF8(PositionEncodingKind.UTF8) {
        @Override
        int units(int codePoint) {
            return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
        }
    },
    UTF32(PositionEncodingKind.UTF32) {
        @Override
        int units(int codePoint) {
            return 1;
        }
    };

    private final String id;

    PositionEncoding(String id) {
        this.id = id;
    }

    /** The name in the protocol. */
    String id() {
        return id;
    }

    /** How many units a character takes. */
    abstract int units(int codePoint);

    /** The first of those that a client can do, in its own order, that is known here; UTF-16 if it names none. */
    static PositionEncoding chosen(@Nullable List<String> offered) {
        if (offered != null) {
            for (String one : offered) {
                for (PositionEncoding encoding : values()) {
                    if (encoding.id.equals(one)) {
                        return encoding;
                    }
                }
            }
        }
        return UTF16;
    }
}
