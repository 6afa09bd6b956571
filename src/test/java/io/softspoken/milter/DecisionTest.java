package io.softspoken.milter;

import static org.assertj.core.api.Assertions.assertThat;

import io.softspoken.report.Category;
import io.softspoken.report.Verdict;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DecisionTest {
    private static final int ALL = Wire.MAY_ADD_HEADERS | Wire.MAY_CHANGE_HEADERS | Wire.MAY_QUARANTINE;
    private static final Judgement HOLD = judged(Verdict.HOLD);

    private static Judgement judged(Verdict verdict) {
        return new Judgement(
                verdict,
                null,
                null,
                "",
                List.of("alarm/lost-data", "anger/insult"),
                List.of(),
                Map.of(Category.ALARM, 9));
    }

    private static Message message(String yaml, String sender, String login, String... headers) {
        Message message = new Message(Setup.settings(yaml), new Memory(1_000_000), "<" + sender + ">", login, "Q1");
        message.recipient("<bob@example.org>");
        for (String header : headers) {
            int colon = header.indexOf(':');
            message.header(bytes(header.substring(0, colon)), bytes(header.substring(colon + 1)), true);
        }
        message.endOfHeaders();
        return message;
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Decision decide(String yaml, Judgement judgement) {
        return Decision.of(message(yaml, "a@example.org", ""), judgement, ALL, Wire.LEADING_SPACE);
    }

    private static List<String> frames(Decision decision) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        decision.write(out);
        ByteBuffer all = ByteBuffer.wrap(out.toByteArray());
        List<String> frames = new ArrayList<>();
        while (all.hasRemaining()) {
            byte[] frame = new byte[all.getInt()];
            all.get(frame);
            frames.add(new String(frame, StandardCharsets.ISO_8859_1));
        }
        return frames;
    }

    @ParameterizedTest
    @CsvSource({
        "observe, hold, accept",
        "tag, send, accept",
        "tag, review, accept",
        "tag, hold, tag",
        "hold, send, accept",
        "hold, review, accept",
        "hold, hold, hold"
    })
    void policiesActOnTheVerdictHold(String policy, String verdict, String action) {
        Judgement judgement = judged(Verdict.valueOf(verdict.toUpperCase(java.util.Locale.ROOT)));
        assertThat(decide("policy: " + policy, judgement).action().id()).isEqualTo(action);
    }

    @Test
    void reviewIsEnoughWhereTheConfigurationSaysSo() {
        assertThat(decide("policy: hold\nact-on: review", judged(Verdict.REVIEW))
                        .action())
                .isEqualTo(Action.HOLD);
        assertThat(decide("policy: hold\nact-on: review", judged(Verdict.SEND)).action())
                .isEqualTo(Action.ACCEPT);
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void troubleIsAcceptedUnlessTheConfigurationSaysOtherwise(Trouble trouble) {
        Judgement judgement = Judgement.trouble(trouble, "why");
        assertThat(decide("policy: hold", judgement).action()).isEqualTo(Action.ACCEPT);
        assertThat(decide("policy: hold\non-trouble: {" + trouble.id() + ": hold}", judgement)
                        .action())
                .isEqualTo(Action.HOLD);
        assertThat(decide("policy: tag\non-trouble: {" + trouble.id() + ": tempfail}", judgement)
                        .action())
                .isEqualTo(Action.TEMPFAIL);
        assertThat(decide("policy: observe\non-trouble: {" + trouble.id() + ": tempfail}", judgement)
                        .action())
                .isEqualTo(Action.ACCEPT);
    }

    @ParameterizedTest
    @EnumSource(Pass.class)
    void whatIsPassedIsAcceptedWhateverThePolicy(Pass pass) {
        assertThat(decide("policy: hold\nact-on: review", Judgement.passed(pass))
                        .action())
                .isEqualTo(Action.ACCEPT);
    }

    @ParameterizedTest
    @CsvSource({
        "desk@example.org, '', hold",
        "DESK@Example.org, '', hold",
        "ann@help.example.org, '', tag",
        "ann@sub.help.example.org, '', observe",
        "ann@other.example, ann, tag",
        "ann@other.example, '', observe",
    })
    void theFirstPolicyThatFitsCounts(String sender, String login, String policy) {
        String yaml = """
                policies:
                  - {from: desk@example.org, policy: hold}
                  - {from: ["@help.example.org"], policy: tag}
                  - {authenticated: true, policy: tag}
                """;
        Message message = message(yaml, sender, login);
        assertThat(Decision.of(message, HOLD, ALL, 0).policy().id()).isEqualTo(policy);
    }

    @Test
    void aPolicyByRecipientsWantsThemAllAndKnowsThemAll() {
        String inside = "policy: hold\npolicies: [{to: ['@example.org'], policy: observe}]\nlimits: {recipients: 2}";
        Message message = message(inside, "a@example.org", "");
        assertThat(Decision.of(message, HOLD, ALL, 0).policy()).isEqualTo(Policy.OBSERVE);
        message.recipient("<carol@example.org>");
        assertThat(Decision.of(message, HOLD, ALL, 0).policy()).isEqualTo(Policy.OBSERVE);
        message.recipient("<dave@elsewhere.example>");
        assertThat(Decision.of(message, HOLD, ALL, 0).policy()).isEqualTo(Policy.HOLD);
    }

    @Test
    void aHeldMailIsNotChanged() {
        assertThat(frames(decide("policy: hold", HOLD)))
                .containsExactly("qsoftspoken: hold; rules=alarm/lost-data,anger/insult\0", "c");
    }

    @Test
    void aTagIsOneHeader() {
        assertThat(frames(decide("policy: tag", HOLD)))
                .containsExactly("hX-Softspoken\0 hold; rules=alarm/lost-data,anger/insult; engine=engine\0", "c");
    }

    @Test
    void headersOfOurNameAreStrippedFromBelow() {
        Message message = message("policy: tag", "a@example.org", "", "X-Softspoken: send", "x-softspoken: send");
        assertThat(frames(Decision.of(message, judged(Verdict.SEND), ALL, 0)))
                .containsExactly("m\0\0\0\2X-Softspoken\0\0", "m\0\0\0\1X-Softspoken\0\0", "c");
        Message bounce = message("policy: hold", "", "", "X-Softspoken: send");
        assertThat(frames(Decision.of(bounce, Judgement.passed(Pass.NULL_SENDER), ALL, 0)))
                .containsExactly("m\0\0\0\1X-Softspoken\0\0", "c");
    }

    @Test
    void whoOnlyObservesChangesNothing() {
        Message message = message("policy: observe", "a@example.org", "", "X-Softspoken: send");
        assertThat(frames(Decision.of(message, HOLD, ALL, 0))).containsExactly("c");
    }

    @Test
    void whatTheMtaDoesNotOfferIsNotAskedForAndSaid() {
        Decision held = Decision.of(message("policy: hold", "a@b.example", ""), HOLD, 0, 0);
        assertThat(held.action()).isEqualTo(Action.ACCEPT);
        assertThat(held.detail()).isEqualTo("the MTA offers no quarantine");
        Decision tagged = Decision.of(message("policy: tag", "a@b.example", "", "X-Softspoken: x"), HOLD, 0, 0);
        assertThat(frames(tagged)).containsExactly("c");
    }

    @Test
    void whatIsPutOffIsNotChanged() {
        Message message =
                message("policy: hold\non-trouble: {busy: tempfail}", "a@example.org", "", "X-Softspoken: send");
        assertThat(frames(Decision.of(message, Judgement.trouble(Trouble.BUSY, ""), ALL, 0)))
                .containsExactly("t");
    }
}
