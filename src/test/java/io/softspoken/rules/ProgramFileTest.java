package io.softspoken.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softspoken.ToneChecker;
import io.softspoken.draft.Audience;
import io.softspoken.draft.Draft;
import io.softspoken.model.ToneModel;
import io.softspoken.report.ToneReport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A compiled pack says the same when it was stored and read again, whatever a rule may hold. */
class ProgramFileTest {
    private static PackReader everything() {
        return new PackReader()
                .add("l.yaml", "lists/l.yaml", "fruit: [apple, pear]\n")
                .add("thanks.yaml", "acts/thanks.yaml", "patterns: [thank you]\nunless: [thank you for nothing]\n")
                .add(
                        "empathy.yaml",
                        "missing/empathy.yaml",
                        "why: w\noffers:\n  - {pattern: '{what=tired}', answers: [worry], suggest: 'You are {what}.'}\n  - I see.\n")
                .add("k.yaml", "acknowledgements/apology.yaml", "patterns: [sorry]\n")
                .add("g.yaml", "glossary/g.yaml", """
                        terms:
                          SAN: {plain: shared storage}
                          bounce: {plain: restart, verb: yes}
                          MySQL: {plain: the database, noun: no}
                        allow: [VPN]
                        """)
                .add("t.yaml", "blame/t.yaml", """
                        why: You did it
                        severity: high
                        patterns:
                          - pattern: "{who=you|we} ..2 (broke|~lose) {x=<fruit>|<noun>}?"
                            suggest: ["{who} {x:many}", "gone"]
                            unless: [never]
                            unless-near: [instead]
                            unless-sentence: [scarf]
                            only-near: [red]
                          - pattern: "^ so <!red|blue> , it $"
                            advice: otherwise
                            flag: clause
                            severity: low
                            when: {negated: any, quoted: any, question: no, draft: first, audience: technical}
                          - pattern: is it late
                            advice: sooner
                            when: {question: yes, audience: customer, paragraph-words: "> 1"}
                          - pattern: late
                            advice: sooner
                            flag: sentence
                            when: {answers: [thanks, not-worry], draft-words: "> 2", incoming-words: "< 9", heard: any}
                        """);
    }

    private static Program again(Program program) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ProgramFile.write(program, new DataOutputStream(bytes));
        return ProgramFile.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    @Test
    void saysTheSame() throws IOException {
        PackReader reader = everything();
        ToneChecker made = ToneChecker.of(reader.compile(), ToneModel.none());
        ToneChecker read = ToneChecker.of(new Matcher(again(everything().program())), ToneModel.none());
        int found = 0;
        for (String text : List.of(
                "You broke red apples.",
                "We have lost the red key.",
                "You never broke a red pear.",
                "You broke red apples. Take pears instead.",
                "You broke a red scarf.",
                "You broke apples.",
                "So green, it.",
                "So red, it.",
                "It was not late, so it is.",
                "We bounced the SANs and the MySQL of the TTQ and the VPN.",
                "The red one is gone.")) {
            for (Draft draft : List.of(
                    Draft.of(text),
                    Draft.of(text).to(Audience.TECHNICAL),
                    Draft.of(text).inReplyTo("Thank you, I am tired."),
                    Draft.of(text).inReplyTo("Thank you for nothing."))) {
                ToneReport report = made.check(draft);
                found += report.findings().size();
                assertThat(read.check(draft).findings()).as(text).isEqualTo(report.findings());
                assertThat(read.check(draft).missing()).as(text).isEqualTo(report.missing());
                assertThat(read.check(draft).softened()).as(text).isEqualTo(report.softened());
                assertThat(read.check(draft).verdict()).as(text).isEqualTo(report.verdict());
            }
        }
        assertThat(found).isGreaterThan(10);
    }

    @Test
    void isTheSameToTheByteWhenItIsStoredAgain() throws IOException {
        Program program = everything().program();
        ByteArrayOutputStream once = new ByteArrayOutputStream();
        ProgramFile.write(program, new DataOutputStream(once));
        ByteArrayOutputStream twice = new ByteArrayOutputStream();
        ProgramFile.write(again(program), new DataOutputStream(twice));
        assertThat(twice.toByteArray()).isEqualTo(once.toByteArray());
        Program read = again(program);
        assertThat(read.acts()).usingRecursiveComparison().isEqualTo(program.acts());
        assertThat(read.owed()).usingRecursiveComparison().isEqualTo(program.owed());
        assertThat(read.rules()).usingRecursiveComparison().isEqualTo(program.rules());
        assertThat(read.glossary().allowed()).isEqualTo(program.glossary().allowed());
        assertThat(read.glossary().terms().keySet())
                .isEqualTo(program.glossary().terms().keySet());
        assertThat(read.sets()).isDeepEqualTo(program.sets());
        assertThat(read.hash()).isEqualTo(program.hash()).isNotEmpty();
        assertThat(read.rules())
                .extracting(Rule::id)
                .isEqualTo(program.rules().stream().map(Rule::id).toList());
    }

    @Test
    void whatIsNoneIsToldAsSuch() {
        assertThatThrownBy(() -> ProgramFile.read(new DataInputStream(new ByteArrayInputStream(new byte[8]))))
                .isInstanceOf(IOException.class)
                .hasMessage("not a compiled pack");
    }
}
