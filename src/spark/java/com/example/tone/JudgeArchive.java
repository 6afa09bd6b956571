package com.example.tone;

import io.softspoken.ToneChecker;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** Judges each mail of a folder once, and keeps what was heard as Parquet: {@code JudgeArchive MAILS TONE}. */
public final class JudgeArchive {
    private JudgeArchive() {}

    /** Reads the settings where the job is started; they go to the executors with the checker. */
    public static void main(String[] args) {
        Path settings = Path.of("softspoken.yaml");
        ToneChecker checker = Files.exists(settings)
                ? ToneChecker.builder().config(settings).build()
                : ToneChecker.create();
        SparkSession spark = SparkSession.builder().appName("tone").getOrCreate();
        judge(spark, checker, args[0], args[1]);
        spark.stop();
    }

    static void judge(SparkSession spark, ToneChecker checker, String mails, String tone) {
        ToneFunctions.register(spark, checker);
        spark.read()
                .format("binaryFile")
                .option("pathGlobFilter", "*.eml")
                .option("recursiveFileLookup", "true")
                .load(mails)
                .selectExpr("path", "tone_of_mail(content) AS mail")
                .selectExpr("path", "mail.*")
                .write()
                .parquet(tone);
    }
}
