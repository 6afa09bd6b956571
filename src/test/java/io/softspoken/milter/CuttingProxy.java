package io.softspoken.milter;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between Postfix and the milter and cuts both connections at the end of some messages: before the milter hears of
 * it, before Postfix hears the answer, or within the answer.
 */
final class CuttingProxy implements AutoCloseable {
    private static final int CUT_ONE_IN = 3;
    private static final int BYTES_OF_ANSWER = 7;

    private final ServerSocket server;
    private final int target;
    private final AtomicInteger ends = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();

    CuttingProxy(int target) throws IOException {
        this.target = target;
        server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    int cuts() {
        return cuts.get();
    }

    private static void start(Runnable what) {
        Thread thread = new Thread(what, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket mta = server.accept();
                Socket milter = new Socket(InetAddress.getLoopbackAddress(), target);
                mta.setTcpNoDelay(true);
                milter.setTcpNoDelay(true);
                int[] left = {Integer.MAX_VALUE};
                start(() -> forth(mta, milter, left));
                start(() -> back(mta, milter, left));
            } catch (IOException e) {
                return;
            }
        }
    }

    /** Frames from the MTA; at the end of a message it may be cut. */
    private void forth(Socket mta, Socket milter, int[] left) {
        try (mta;
                milter) {
            DataInputStream in = new DataInputStream(mta.getInputStream());
            while (true) {
                int length = in.readInt();
                byte[] frame = in.readNBytes(length);
                byte[] whole = MilterClient.frame((char) frame[0], java.util.Arrays.copyOfRange(frame, 1, length));
                if (frame[0] == 'E') {
                    int number = ends.incrementAndGet();
                    if (number % CUT_ONE_IN == 0) {
                        cuts.incrementAndGet();
                        switch (number / CUT_ONE_IN % 3) {
                            case 0 -> {
                                return;
                            }
                            case 1 -> {
                                synchronized (left) {
                                    left[0] = 0;
                                }
                            }
                            default -> {
                                synchronized (left) {
                                    left[0] = BYTES_OF_ANSWER;
                                }
                            }
                        }
                    }
                }
                milter.getOutputStream().write(whole);
            }
        } catch (IOException e) {
            // cut
        }
    }

    /** Bytes from the milter, as many as are left. */
    private static void back(Socket mta, Socket milter, int[] left) {
        try (mta;
                milter) {
            InputStream in = milter.getInputStream();
            OutputStream out = mta.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int got = in.read(buffer); got > 0; got = in.read(buffer)) {
                int most;
                synchronized (left) {
                    most = Math.min(got, left[0]);
                    if (left[0] != Integer.MAX_VALUE) {
                        left[0] -= most;
                    }
                }
                out.write(buffer, 0, most);
                if (most < got || left[0] == 0) {
                    return;
                }
            }
        } catch (IOException e) {
            // cut
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
