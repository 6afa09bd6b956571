package io.softspoken.text;

import io.softspoken.draft.Span;
import java.util.List;
import java.util.Optional;

/** Placeholder until the full reader of zones is merged. */
public final class Zones {
    public enum Kind {
        OWN,
        GREETING,
        CLOSING,
        SIGNATURE,
        QUOTED,
        FOOTER,
        CODE
    }

    public record Zone(Kind kind, Span span) {}

    private final List<Zone> zones;

    private Zones(List<Zone> zones) {
        this.zones = zones;
    }

    public static Zones of(String words) {
        return new Zones(List.of(new Zone(Kind.OWN, new Span(0, words.length()))));
    }

    public List<Zone> zones() {
        return zones;
    }

    public Optional<String> quotedMessage() {
        return Optional.empty();
    }
}
