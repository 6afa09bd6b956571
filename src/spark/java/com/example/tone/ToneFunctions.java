package com.example.tone;

import io.softspoken.ToneChecker;
import io.softspoken.draft.Draft;
import io.softspoken.mail.SentMail;
import io.softspoken.report.ToneReport;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/** What Softspoken hears, as functions of Spark SQL. Their results hold no words of a mail. */
public final class ToneFunctions {
    private static final String TONE = "verdict STRING, findings ARRAY<STRUCT<category: STRING, rule: STRING,"
            + " severity: STRING>>, missing ARRAY<STRING>";
    private static final StructType OF_DRAFT = StructType.fromDDL(TONE);
    private static final StructType OF_MAIL =
            StructType.fromDDL("unreadable STRING, sender STRING, sent TIMESTAMP, thread STRING, tone STRUCT<" + TONE + ">");

    private ToneFunctions() {}

    /**
     * Registers {@code tone_of_mail(BINARY)} for a mail as it was sent, and {@code tone_of_draft(STRING, STRING)} for a text
     * and the message that it answers, which may be null. The checker goes to the executors with them.
     */
    public static void register(SparkSession spark, ToneChecker checker) {
        UDF1<byte[], Row> ofMail = bytes -> bytes == null ? null : mail(checker, SentMail.read(bytes));
        UDF2<String, String, Row> ofDraft = (draft, incoming) ->
                draft == null ? null : tone(checker, Draft.of(draft).inReplyTo(incoming));
        // Called non-deterministic, a function runs once a row, however many of its fields a query asks for.
        spark.udf().register("tone_of_mail", functions.udf(ofMail, OF_MAIL).asNondeterministic());
        spark.udf().register("tone_of_draft", functions.udf(ofDraft, OF_DRAFT).asNondeterministic());
    }

    private static Row mail(ToneChecker checker, SentMail mail) {
        return RowFactory.create(
                mail.draft().isPresent() ? null : mail.unreadable(),
                mail.from(),
                mail.date().orElse(null),
                mail.thread(),
                mail.draft().map(draft -> tone(checker, draft)).orElse(null));
    }

    private static Row tone(ToneChecker checker, Draft draft) {
        ToneReport report = checker.weigh(draft);
        List<Row> findings = report.findings().stream()
                .map(found -> RowFactory.create(
                        found.category().id(), found.rule(), found.severity().id()))
                .toList();
        List<String> missing =
                report.missing().stream().map(one -> one.item().id()).toList();
        return RowFactory.create(report.verdict().id(), findings, missing);
    }
}
