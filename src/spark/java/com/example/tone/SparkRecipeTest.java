package com.example.tone;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.ToneChecker;
import io.softspoken.draft.Draft;
import io.softspoken.mail.SentMail;
import io.softspoken.report.ToneReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipe of {@code doc/spark.md}, on Spark in local mode. */
class SparkRecipeTest {
    private static final Path SAMPLES = Path.of("src/samples");

    @TempDir
    static Path folder;

    private static SparkSession spark;
    private static ToneChecker checker;

    @BeforeAll
    static void begin() throws IOException {
        Path settings = Files.writeString(
                folder.resolve("softspoken.yaml"),
                "rules: [own.yaml]\ndisable: [long-winded]\nglossary:\n  terms:\n    blue list: list of open orders\n");
        Path pack = Files.writeString(
                folder.resolve("own.yaml"),
                "rules:\n  - id: blame/read-the-manual\n    why: It tells the reader that asking was a fault.\n"
                        + "    severity: medium\n    patterns: [read the manual]\n    suggest: [see the steps below]\n");
        checker = ToneChecker.builder().config(settings).build();
        // What arrives can only come from what was sent.
        Files.delete(settings);
        Files.delete(pack);
        spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toString())
                .config("spark.sql.shuffle.partitions", 2)
                .getOrCreate();
    }

    @AfterAll
    static void end() {
        spark.stop();
    }

    private static Path mails() throws IOException {
        Path mails = Files.createDirectories(folder.resolve("mails/2026"));
        try (Stream<Path> samples = Files.list(SAMPLES)) {
            for (Path sample : samples.filter(file -> file.toString().endsWith(".eml")).toList()) {
                Files.copy(sample, mails.resolve(sample.getFileName()));
            }
        }
        Files.writeString(
                mails.resolve("own.eml"),
                "From: Help <Help@Example.test>\nTo: bob@example.test\nDate: Mon, 23 Nov 2026 09:14:02 +0000\n"
                        + "Message-ID: <own@example.test>\nReferences: <first@example.test>\n\n"
                        + "Dear Bob,\n\nplease read the manual. The order is on the blue list.\n\nAnn\n");
        Files.writeString(mails.resolve("empty.eml"), "From: help@example.test\nContent-Type: image/png\n\nx\n");
        Files.writeString(mails.resolve("notes.txt"), "You idiot.");
        return mails.getParent();
    }

    private static String heard(ToneReport report) {
        return report.verdict().id()
                + report.findings().stream()
                        .map(f -> f.category().id() + " " + f.rule() + " " + f.severity().id())
                        .toList()
                + report.missing().stream().map(m -> m.item().id()).toList();
    }

    private static String heard(Row tone) {
        return tone.getString(0)
                + tone.<Row>getList(1).stream()
                        .map(f -> f.getString(0) + " " + f.getString(1) + " " + f.getString(2))
                        .toList()
                + tone.<String>getList(2);
    }

    @Test
    void mailFilesAreJudgedAsWithoutSpark() throws IOException {
        Path mails = mails();
        Path tone = folder.resolve("tone");
        JudgeArchive.judge(spark, checker, mails.toUri().toString(), tone.toString());

        Map<String, String> judged = new TreeMap<>();
        for (Row row : spark.read().parquet(tone.toString()).select("path", "tone").collectAsList()) {
            judged.put(
                    row.getString(0).replaceFirst(".*/", ""), row.isNullAt(1) ? "unreadable" : heard(row.getStruct(1)));
        }
        Map<String, String> expected = new TreeMap<>();
        try (Stream<Path> files = Files.list(mails.resolve("2026"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".eml")).toList()) {
                expected.put(
                        file.getFileName().toString(),
                        SentMail.read(Files.readAllBytes(file))
                                .draft()
                                .map(draft -> heard(checker.check(draft)))
                                .orElse("unreadable"));
            }
        }
        assertThat(judged).isEqualTo(expected).hasSizeGreaterThan(5).containsEntry("empty.eml", "unreadable");
        assertThat(judged.get("own.eml")).contains("blame/read-the-manual medium", "jargon/terms-softspoken");

        Row own = spark.read()
                .parquet(tone.toString())
                .where("path LIKE '%own.eml'")
                .select("sender", "sent", "thread", "unreadable")
                .first();
        assertThat(own)
                .isEqualTo(RowFactory.create(
                        "help@example.test",
                        Timestamp.from(Instant.parse("2026-11-23T09:14:02Z")),
                        "first@example.test",
                        null));
        theQueriesOfTheManual(tone, expected);

        spark.read()
                .format("binaryFile")
                .load(mails.resolve("2026").toString() + "/*.eml")
                .createOrReplaceTempView("mails");
        List<String> ofReadme = queries("README.md");
        assertThat(ofReadme).hasSize(1);
        assertThat(spark.sql(ofReadme.get(0)).collectAsList().stream()
                        .mapToLong(row -> row.getLong(1))
                        .sum())
                .isEqualTo(expected.values().stream()
                        .filter(one -> one.startsWith("hold"))
                        .count())
                .isPositive();
    }

    /** The queries that stand in a manual, in their order. */
    private static List<String> queries(String manual) throws IOException {
        return Pattern.compile("^```sql\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(Files.readString(Path.of(manual)))
                .results()
                .flatMap(found -> Stream.of(found.group(1).split(";\\s*")))
                .filter(query -> !query.isBlank())
                .toList();
    }

    private static void theQueriesOfTheManual(Path tone, Map<String, String> judged) throws IOException {
        List<String> queries = queries("src/main/dist/doc/spark.md");
        assertThat(queries).hasSize(3);
        spark.sql(queries.get(0).replace("TONE", tone.toString()));
        List<Row> byRule = spark.sql(queries.get(1)).collectAsList();
        long findings = judged.values().stream()
                .mapToLong(one -> Pattern.compile(" (low|medium|high)\\b").matcher(one).results().count())
                .sum();
        assertThat(byRule.stream().mapToLong(row -> row.getLong(1)).sum()).isEqualTo(findings);
        assertThat(byRule.stream().map(row -> row.getString(0))).contains("blame/read-the-manual");
        List<Row> byMonth = spark.sql(queries.get(2)).collectAsList();
        assertThat(byMonth.stream().mapToLong(row -> row.getLong(2)).sum())
                .isEqualTo(judged.values().stream()
                        .filter(one -> !one.equals("unreadable"))
                        .count());
        assertThat(byMonth.stream().map(row -> row.getString(0) + " " + row.getString(1)).collect(Collectors.toSet()))
                .contains("2026-11 help@example.test");
    }

    @Test
    void aColumnOfTextsIsJudgedWithWhatItAnswers() {
        ToneFunctions.register(spark, checker);
        List<Row> drafts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            drafts.add(RowFactory.create(i, "No problem! That is order " + i + ".", i % 2 == 0 ? "Thank you!" : null));
        }
        drafts.add(RowFactory.create(200, null, null));
        Path table = folder.resolve("drafts");
        spark.createDataFrame(drafts, StructType.fromDDL("id INT, draft STRING, incoming STRING"))
                .repartition(8)
                .write()
                .parquet(table.toString());
        List<Row> judged = spark.read()
                .parquet(table.toString())
                .selectExpr("id", "draft", "incoming", "tone_of_draft(draft, incoming) AS tone")
                .orderBy("id")
                .collectAsList();
        assertThat(judged).hasSize(201);
        assertThat(judged.get(200).isNullAt(3)).isTrue();
        for (Row row : judged.subList(0, 200)) {
            Draft draft = Draft.of(row.getString(1)).inReplyTo(row.getString(2));
            assertThat(heard(row.<Row>getAs(3))).isEqualTo(heard(checker.check(draft)));
        }
    }
}
