package io.softspoken.judge;

import static io.softspoken.judge.JudgeTest.NOTHING_SET;
import static io.softspoken.judge.JudgeTest.judge;
import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.draft.Draft;
import io.softspoken.report.Finding;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several matches stand, and which are one finding. */
class OverlapsTest {
    private static String low(String patterns) {
        return "why: w\nseverity: low\nadvice: a\npatterns: [" + patterns + "]\n";
    }

    private static List<String> found(Judge judge, String text) {
        return judge.judge(Draft.of(text)).findings().stream()
                .map(one -> one.rule().substring(one.rule().indexOf('/') + 1) + " " + one.quote())
                .toList();
    }

    private static final Judge METALS = judge(
            NOTHING_SET,
            "blame/ore",
            low("old tin, tin can, tin can lid, old"),
            "blame/slag",
            low("can lid, zinc, zinc"),
            "blame/coke",
            low("zinc, copper wire"),
            "blame/wire",
            low("wire"),
            "anger/whole",
            "why: w\nseverity: low\nadvice: a\nflag: sentence\npatterns: [iron]\n",
            "anger/rust",
            "why: w\nseverity: medium\nadvice: a\npatterns: [rust]\n");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // of two that are as long, the earlier
                "An old tin can. | ore old tin",
                "A tin can. | ore tin can",
                // the longer, though it comes later
                "An old tin can lid. | ore old;ore tin can lid",
                "A copper wire. | coke copper wire",
                // of the same words, the rule whose name comes first
                "It is zinc. | coke zinc",
                // side by side, both
                "An old wire. | ore old;wire wire",
                "It is zinc zinc. | coke zinc;coke zinc",
                // of another category, both, even in a sentence that one takes whole
                "It is iron wire. | whole It is iron wire.;wire wire",
                "It is iron rust. | rust rust",
                "It is iron. It is rust. | whole It is iron.;rust rust",
                "It is rust. It is iron. | rust rust;whole It is iron.",
            })
    void theGravestStandsThenTheLongestThenTheFirst(String text, String expected) {
        assertThat(found(METALS, text)).containsExactly(expected.strip().split(";"));
    }

    private static final Judge TERMS = judge(
            NOTHING_SET,
            "jargon/terms",
            low("'{term=TTL|ACL|SAN}'"),
            "jargon/words",
            low("gateway"),
            "jargon/clause",
            "why: w\nseverity: low\nadvice: a\nflag: clause\npatterns: ['{term=DNS}']\n",
            "blame/dull",
            low("dull"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Set TTL and my ACL now. | TTL and my ACL",
                "Set TTL for my own ACL now. | TTL;ACL",
                "Set TTL ACL now. | TTL ACL",
                "Set TTL and ACL and SAN now. | TTL and ACL and SAN",
                // something else between them is a finding of its own
                "Set TTL dull ACL now. | TTL dull ACL;dull",
                "Set TTL gateway ACL now. | TTL gateway ACL;gateway",
                "Set dull TTL now. | dull;TTL",
                // a term is one of those that are put together, a word of a rule is not
                "Set TTL gateway now. | TTL;gateway",
                "Set gateway TTL now. | gateway;TTL",
                "Set TTL for DNS. | TTL;Set TTL for DNS",
                // neither over a mark nor over a break
                "Set TTL: ACL now. | TTL;ACL",
                "Set TTL, ACL now. | TTL;ACL",
                "Set TTL and, well, ACL now. | TTL;ACL",
                "Set TTL. ACL it is. | TTL;ACL",
                "Set TTL¶ACL it is | TTL;ACL",
            })
    void termsThatStandCloseTogetherAreOneFinding(String text, String expected) {
        assertThat(TERMS.judge(Draft.of(text.replace('¶', '\n'))).findings())
                .extracting(Finding::quote)
                .containsExactlyInAnyOrder(expected.strip().split(";"));
    }
}
