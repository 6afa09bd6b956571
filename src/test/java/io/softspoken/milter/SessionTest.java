package io.softspoken.milter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTest {
    private static final int STEPS = MilterClient.ALL_STEPS & ~0xFF080;

    private final Memory memory = new Memory(1_000_000);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Session session = session("policy: hold");

    private Session session(String yaml) {
        Settings settings = Setup.settings(yaml);
        return new Session(() -> settings, memory, false);
    }

    private Session.Next take(char command, String data) throws ProtocolException {
        return take(MilterClient.frame(command, data));
    }

    private Session.Next take(byte[] frame) throws ProtocolException {
        out.reset();
        return session.take(ByteBuffer.wrap(frame, 4, frame.length - 4).slice(), out);
    }

    private void negotiate(int steps) throws ProtocolException {
        take(MilterClient.negotiation(6, MilterClient.ALL_ACTIONS, steps));
    }

    private String answer() {
        byte[] all = out.toByteArray();
        return all.length == 0 ? "" : new String(all, 4, all.length - 4, StandardCharsets.ISO_8859_1);
    }

    private Message whole(String... commands) throws ProtocolException {
        for (String command : commands) {
            take(command.charAt(0), command.substring(1));
        }
        assertThat(take('E', "")).isEqualTo(Session.Next.JUDGE);
        return Objects.requireNonNull(session.message());
    }

    private static String text(Message message) {
        return Wire.text(message.raw().view());
    }

    @Test
    void asksForNothingThatItDoesNotUseAndForNothingThatIsNotOffered() throws ProtocolException {
        take(MilterClient.negotiation(6, MilterClient.ALL_ACTIONS, MilterClient.ALL_STEPS));
        ByteBuffer all = ByteBuffer.wrap(out.toByteArray(), 5, 12);
        assertThat(all.getInt()).isEqualTo(6);
        assertThat(all.getInt()).isEqualTo(0x01 | 0x10 | 0x20);
        assertThat(all.getInt()).isEqualTo(0x01 | 0x02 | 0x100 | 0x400 | 0x100000);

        session = session("");
        take(MilterClient.negotiation(2, 0x3F, 0x7F));
        ByteBuffer old = ByteBuffer.wrap(out.toByteArray(), 5, 12);
        assertThat(old.getInt()).isEqualTo(2);
        assertThat(old.getInt()).isEqualTo(0x31);
        assertThat(old.getInt()).isEqualTo(0x03);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, -6})
    void aVersionWithoutQuarantineIsRefused(int version) {
        assertThatThrownBy(() -> take(MilterClient.negotiation(version, 0x1F, 0x7F)))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("version");
    }

    @Test
    void aNewerVersionIsAnsweredWithOurs() throws ProtocolException {
        take(MilterClient.negotiation(9, 0x3F, 0x7F));
        assertThat(ByteBuffer.wrap(out.toByteArray(), 5, 4).getInt()).isEqualTo(6);
    }

    @Test
    void aMessageIsKeptAsItCame() throws ProtocolException {
        negotiate(STEPS);
        Message message = whole(
                "M<a@example.org>\0SIZE=3\0",
                "R<Bob@Example.org>\0",
                "LSubject\0 Gr\u00FC\u00DFe\n\tsecond line\0",
                "LX-Tight\0value\0",
                "N",
                "Bone \r\n",
                "Btwo\r\n");
        assertThat(text(message))
                .isEqualTo("Subject: Gr\u00FC\u00DFe\r\n\tsecond line\r\nX-Tight:value\r\n\r\none \r\ntwo\r\n");
        assertThat(message.sender()).isEqualTo("a@example.org");
        assertThat(message.recipients()).containsExactly("bob@example.org");
    }

    @Test
    void withoutLeadingSpacesOneIsPutIn() throws ProtocolException {
        negotiate(0);
        assertThat(text(whole("M<a@b>\0", "LSubject\0x\0", "N"))).isEqualTo("Subject: x\r\n\r\n");
    }

    @Test
    void theLastPieceMayComeWithTheEnd() throws ProtocolException {
        negotiate(STEPS);
        for (String command : new String[] {"M<a@b>\0", "N", "Bone "}) {
            take(command.charAt(0), command.substring(1));
        }
        assertThat(take('E', "two")).isEqualTo(Session.Next.JUDGE);
        assertThat(text(Objects.requireNonNull(session.message()))).isEqualTo("\r\none two");
    }

    @Test
    void queueIdAndLoginAreThoseOfTheMessage() throws ProtocolException {
        negotiate(STEPS);
        take('D', "Mi\0Q1\0{auth_authen}\0ann\0");
        Message first = whole("M<a@b>\0", "N");
        assertThat(first.login()).isEqualTo("ann");
        assertThat(first.queueId()).isEqualTo("Q1");
        take('A', "");

        take('D', "M{mail_addr}\0a@b\0");
        take('M', "<a@b>\0");
        take('D', "Ti\0Q2\0");
        Message second = whole("N");
        assertThat(second.login()).isEmpty();
        assertThat(second.queueId()).isEqualTo("Q2");
    }

    @Test
    void anAbortedMessageLeavesNothingBehind() throws ProtocolException {
        negotiate(STEPS);
        take('M', "<a@b>\0");
        take('L', "Subject\0 secret\0");
        assertThat(memory.used()).isPositive();
        take('A', "");
        assertThat(answer()).isEmpty();
        assertThat(memory.used()).isZero();
        assertThat(text(whole("M<c@d>\0", "N"))).isEqualTo("\r\n");
    }

    @Test
    void anAnswerToAMessageThatIsNoLongerInHandIsNotSent() throws ProtocolException {
        negotiate(STEPS);
        Message first = whole("M<a@b>\0", "N");
        take('A', "");
        Message second = whole("M<a@b>\0", "N");
        Decision hold = new Decision(Action.HOLD, Policy.HOLD, "", "", 0, true, "softspoken: hold");
        session.answer(first, hold, out);
        assertThat(out.size()).isZero();
        session.answer(second, hold, out);
        assertThat(answer()).startsWith("qsoftspoken: hold\0").endsWith("c");
        assertThat(session.message()).isNull();
    }

    @Test
    void moreThanIsReadIsNotAskedFor() throws ProtocolException {
        session = session("limits: {message: 10kB}");
        negotiate(STEPS);
        take('M', "<a@b>\0");
        take('N', "");
        take('B', "x".repeat(9_000));
        assertThat(answer()).isEqualTo("c");
        take('B', "x".repeat(9_000));
        assertThat(answer()).isEqualTo("s");
        take('B', "x".repeat(9_000));
        take('E', "");
        Message message = Objects.requireNonNull(session.message());
        assertThat(message.isCut()).isTrue();
        assertThat(message.raw().size()).isEqualTo(10_000);
    }

    @Test
    void tooManyHeaderFieldsAreTooLarge() throws ProtocolException {
        session = session("limits: {headers: 10}");
        negotiate(STEPS);
        take('M', "<a@b>\0");
        for (int i = 0; i < 11; i++) {
            take('L', "X\0 y\0");
        }
        Message message = whole("N");
        assertThat(message.trouble()).isEqualTo(Trouble.TOO_LARGE);
        assertThat(memory.used()).isZero();
    }

    @Test
    void aMessageForWhichThereIsNoMemoryIsLetGo() throws ProtocolException {
        Settings settings = Setup.settings("");
        session = new Session(() -> settings, new Memory(2_000), false);
        negotiate(STEPS);
        Message message = whole("M<a@b>\0", "N", "B" + "x".repeat(5_000));
        assertThat(message.trouble()).isEqualTo(Trouble.BUSY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"R<a@b>\0", "T", "LX\0y\0", "N", "Bx", "E", "X", "\0", "M<a@b>", "D", "DMi\0", "DMi\0Q", "O"})
    void whatDoesNotBelongThereIsRefused(String command) throws ProtocolException {
        negotiate(STEPS);
        assertThatThrownBy(() -> take(command.charAt(0), command.substring(1))).isInstanceOf(ProtocolException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"M<a@b>\0", "C", "Hx\0", "Bx", "E", "R<a@b>\0", "LX\0y", "LX", "T"})
    void inTheHeaderOnlyHeaderFieldsAndTheirEndBelong(String command) throws ProtocolException {
        negotiate(STEPS);
        take('M', "<a@b>\0");
        take('L', "Subject\0 x\0");
        assertThatThrownBy(() -> take(command.charAt(0), command.substring(1))).isInstanceOf(ProtocolException.class);
    }

    @Test
    void nothingBelongsBeforeTheNegotiationOrBeforeAnAnswer() throws ProtocolException {
        assertThatThrownBy(() -> take('M', "<a@b>\0")).hasMessageContaining("before the negotiation");
        session = session("");
        negotiate(STEPS);
        whole("M<a@b>\0", "N");
        assertThatThrownBy(() -> take('M', "<a@b>\0")).hasMessageContaining("before the answer");
    }

    @Test
    void aNegotiationCutShortIsRefused() {
        byte[] whole = MilterClient.negotiation(6, 0x1F, 0x7F);
        for (int length = 5; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            session = session("");
            assertThatThrownBy(() -> take(cut)).isInstanceOf(ProtocolException.class);
        }
    }

    /** Any order of commands with any data: an answer or a refusal, and in the end no memory is left in use. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void noiseDoesNoHarm(long seed) throws ProtocolException {
        Random random = new Random(seed);
        Settings settings = Setup.settings("");
        String letters = "ABCDEHKLMNOQRTUX\0";
        int judged = 0;
        for (int run = 0; run < 300; run++) {
            session = new Session(() -> settings, memory, random.nextBoolean());
            if (random.nextInt(10) > 0) {
                negotiate(random.nextInt());
            }
            // Mostly as it should be, so that each state is reached, with something else here and there.
            String script = "DMRRTDLLLNBBE" + "AMRLNBE";
            for (int i = 0; i < script.length() * 2; i++) {
                char command = random.nextInt(25) == 0
                        ? letters.charAt(random.nextInt(letters.length()))
                        : script.charAt(i % script.length());
                String data = switch (random.nextInt(30)) {
                    case 0 -> "";
                    case 1 -> "x".repeat(random.nextInt(70_000));
                    default -> command == 'L' ? "a\0b\0" : command == 'D' ? "Mi\0Q\0" : "<a@b>\0";
                };
                try {
                    if (take(command, data) == Session.Next.JUDGE) {
                        judged++;
                        Message message = Objects.requireNonNull(session.message());
                        message.clear();
                        session.answer(message, new Decision(Action.ACCEPT, Policy.OBSERVE, "", "", 0, true, ""), out);
                    }
                } catch (ProtocolException e) {
                    break;
                }
            }
            session.end();
            assertThat(memory.used()).isZero();
        }
        assertThat(judged).isGreaterThan(50);
    }
}
