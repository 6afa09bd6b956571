package io.softspoken.milter;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The MTA's side of the protocol, as small as tests need it. It sends what it is told, right or wrong. */
final class MilterClient implements AutoCloseable {
    static final int ALL_ACTIONS = 0x1FF;
    static final int ALL_STEPS = 0x1FFFFF;

    private final SocketChannel channel;
    private final DataInputStream in;

    MilterClient(String address) throws IOException {
        SocketAddress to = address.startsWith("unix:")
                ? UnixDomainSocketAddress.of(address.substring(5))
                : new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), Integer.parseInt(address.replaceAll(".*:", "")));
        channel = SocketChannel.open(to);
        if (to instanceof InetSocketAddress) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
        in = new DataInputStream(Channels.newInputStream(channel));
    }

    /** A frame as it is on the wire. */
    static byte[] frame(char command, byte[] data) {
        return ByteBuffer.allocate(5 + data.length)
                .putInt(1 + data.length)
                .put((byte) command)
                .put(data)
                .array();
    }

    static byte[] frame(char command, String data) {
        return frame(command, data.getBytes(StandardCharsets.ISO_8859_1));
    }

    static byte[] negotiation(int version, int actions, int steps) {
        return frame(
                'O',
                ByteBuffer.allocate(12)
                        .putInt(version)
                        .putInt(actions)
                        .putInt(steps)
                        .array());
    }

    void send(byte[] bytes) throws IOException {
        channel.write(ByteBuffer.wrap(bytes));
    }

    void send(char command, String data) throws IOException {
        send(frame(command, data));
    }

    /** The next frame of the other side: its letter, and its data as text. */
    String receive() throws IOException {
        byte[] frame = new byte[in.readInt()];
        in.readFully(frame);
        return new String(frame, StandardCharsets.ISO_8859_1);
    }

    /** Whether the other side has closed the connection; waits for it, or for a frame. */
    boolean isClosed() throws IOException {
        try {
            receive();
            return false;
        } catch (EOFException e) {
            return true;
        } catch (IOException e) {
            return true; // reset
        }
    }

    MilterClient negotiate() throws IOException {
        // No steps without answers: each command gets one.
        send(negotiation(6, ALL_ACTIONS, ALL_STEPS & ~0xFF080));
        receive();
        return this;
    }

    /** A command that is answered by "go on". */
    void go(char command, String data) throws IOException {
        send(command, data);
        String answer = receive();
        if (!answer.equals("c") && !answer.equals("s")) {
            throw new IOException("not gone on: " + answer);
        }
    }

    /** Envelope and header, up to the body. */
    void begin(String queueId, String from, String... headers) throws IOException {
        send('D', "Mi\0" + queueId + "\0");
        go('M', "<" + from + ">\0");
        go('R', "<bob@example.org>\0");
        for (String header : headers) {
            int colon = header.indexOf(':');
            go('L', header.substring(0, colon) + "\0" + header.substring(colon + 1) + "\0");
        }
        go('N', "");
    }

    /** Ends the message: the frames of the answer, the last of which decides. */
    List<String> end() throws IOException {
        send('E', "");
        List<String> answers = new ArrayList<>();
        do {
            answers.add(receive());
        } while ("hmq".indexOf(answers.get(answers.size() - 1).charAt(0)) >= 0);
        return answers;
    }

    /** A whole message of plain text. */
    List<String> mail(String queueId, String from, String body, String... headers) throws IOException {
        begin(queueId, from, headers);
        if (!body.isEmpty()) {
            go('B', body);
        }
        return end();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
