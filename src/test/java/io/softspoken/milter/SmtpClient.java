package io.softspoken.milter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client of SMTP that sends bytes as they are. */
final class SmtpClient implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 600_000;

    private final Socket socket = new Socket();
    private final BufferedReader in;
    private final OutputStream out;
    private boolean awaitsVerdict;

    SmtpClient(int port) throws IOException {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        out = socket.getOutputStream();
        String greeting = reply();
        if (!greeting.startsWith("220")) {
            throw new IOException(greeting);
        }
        command("EHLO client.example.test");
    }

    private String reply() throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        if (line == null) {
            throw new IOException("the server has gone");
        }
        return line;
    }

    private String command(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return reply();
    }

    /**
     * Sends one mail.
     *
     * @param mail with CRLF, without dots doubled
     * @return the reply that decides
     */
    String send(String from, String to, String mail) throws IOException {
        for (String line : new String[] {"MAIL FROM:<" + from + ">", "RCPT TO:<" + to + ">", "DATA"}) {
            String reply = command(line);
            if (reply.charAt(0) > '3') {
                return reply;
            }
        }
        String dotted = mail.replace("\r\n.", "\r\n..");
        awaitsVerdict = true;
        out.write((dotted + ".\r\n").getBytes(StandardCharsets.ISO_8859_1));
        String reply = reply();
        awaitsVerdict = false;
        return reply;
    }

    /** Whether a mail was sent to its end and nobody said what became of it. */
    boolean awaitsVerdict() {
        return awaitsVerdict;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
