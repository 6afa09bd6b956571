package io.softspoken.milter;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** The door of the gateway: any stream of bytes is what an MTA says, and ends by being refused at the worst. */
class FramesFuzz {
    private static final Settings SETTINGS = Setup.settings("policy: hold");

    @FuzzTest
    void frames(FuzzedDataProvider data) {
        Memory memory = new Memory(200_000);
        FrameReader frames = new FrameReader(70_000, memory);
        Session session = new Session(() -> SETTINGS, memory, data.consumeBoolean());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            // Half of the time the talk begins as it should, so that more than the first command is tried.
            if (data.consumeBoolean()) {
                byte[] hello = MilterClient.negotiation(6, MilterClient.ALL_ACTIONS, data.consumeInt());
                session.take(ByteBuffer.wrap(hello, 4, hello.length - 4).slice(), out);
            }
            while (data.remainingBytes() > 0) {
                byte[] content = data.consumeBytes(data.consumeInt(0, 300));
                ByteBuffer in = data.consumeBoolean()
                        ? ByteBuffer.wrap(content)
                        : ByteBuffer.wrap(MilterClient.frame((char) data.pickValue(COMMANDS), content));
                for (ByteBuffer frame = frames.next(in); frame != null; frame = frames.next(in)) {
                    if (session.take(frame, out) == Session.Next.JUDGE) {
                        Message message = session.message();
                        if (message == null) {
                            throw new AssertionError("nothing to judge");
                        }
                        return;
                    }
                }
            }
        } catch (ProtocolException e) {
            frames.clear();
            if (e.getMessage() == null) {
                throw new AssertionError("refused without a reason", e);
            }
        }
    }

    private static final char[] COMMANDS = "OCHMRTLNBEADKQ".toCharArray();
}
