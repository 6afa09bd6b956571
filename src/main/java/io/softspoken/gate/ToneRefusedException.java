package io.softspoken.gate;

import io.softspoken.report.Finding;
import io.softspoken.report.ToneReport;
import jakarta.mail.MessagingException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A message was neither sent nor stored, and is still in the caller's hands. Its text names rules and holds no words of the
 * message, so that it may be logged.
 */
public final class ToneRefusedException extends MessagingException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable ToneReport report;

    ToneRefusedException(@Nullable ToneReport report, String why) {
        super("not sent: " + why + (report == null ? "" : rules(report)));
        this.report = report;
    }

    private static String rules(ToneReport report) {
        String rules = report.findings().stream().map(Finding::rule).distinct().collect(Collectors.joining(", "));
        return rules.isEmpty() ? "" : " (" + rules + ")";
    }

    /** What was found; empty if the message could not be judged, or after the exception was serialised. */
    public Optional<ToneReport> report() {
        return Optional.ofNullable(report);
    }
}
