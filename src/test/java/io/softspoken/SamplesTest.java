package io.softspoken;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.draft.Draft;
import io.softspoken.mail.HtmlDrafts;
import io.softspoken.mail.MailDrafts;
import io.softspoken.mail.UnreadableMailException;
import io.softspoken.report.Category;
import io.softspoken.report.ToneReport;
import io.softspoken.report.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sample drafts sound as they were written to sound; none is there that is not named here. */
class SamplesTest {
    private static final Path SAMPLES = Path.of("src", "samples");

    /** A file, and the categories that must be heard in it; none: nothing at all may be. */
    private static final String TABLE = """
            calm-refund.eml    |
            clinic-vpn.eml     | jargon
            locked-account.eml | anger
            lost-photos.eml    | alarm jargon no-problem
            outage.txt         | alarm
            parcel-angry.eml   | anger
            printer.html       | anger jargon
            school-booking.eml |
            thanks.txt         | no-problem
            website-move.eml   | jargon
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = TABLE)
    void soundsAsWritten(String file, @Nullable String categories) throws IOException, UnreadableMailException {
        ToneReport report = ToneChecker.create().check(read(SAMPLES.resolve(file)));
        if (categories == null) {
            assertThat(report.findings()).isEmpty();
            assertThat(report.verdict()).isEqualTo(Verdict.SEND);
        } else {
            assertThat(report.findings())
                    .extracting(finding -> finding.category())
                    .contains(Stream.of(categories.split(" "))
                            .map(id -> Category.of(id).orElseThrow())
                            .toArray(Category[]::new));
            // A plain "no problem" weighs little.
            assertThat(report.verdict() == Verdict.SEND).isEqualTo(categories.equals("no-problem"));
        }
    }

    @Test
    void theTableNamesEverySample() throws IOException {
        List<String> named =
                TABLE.lines().map(line -> line.split("\\|")[0].strip()).toList();
        try (Stream<Path> files = Files.list(SAMPLES)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(named);
        }
    }

    private static Draft read(Path file) throws IOException, UnreadableMailException {
        String name = file.toString();
        if (name.endsWith(".eml")) {
            return MailDrafts.read(Files.readAllBytes(file));
        }
        String text = Files.readString(file);
        return name.endsWith(".html") ? HtmlDrafts.read(text) : Draft.of(text);
    }
}
