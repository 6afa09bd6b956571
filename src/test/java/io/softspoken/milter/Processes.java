package io.softspoken.milter;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Programs that tests run. */
final class Processes {
    private Processes() {}

    /** What a program prints, both streams; it must end well. */
    static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + process.exitValue() + ": " + out);
        }
        return out;
    }

    /** Whether a program of this name is there. */
    static boolean exist(String... names) {
        return List.of(names).stream().allMatch(name -> {
            try {
                Process which = new ProcessBuilder("sh", "-c", "command -v " + name)
                        .redirectErrorStream(true)
                        .start();
                which.getInputStream().readAllBytes();
                return which.waitFor(10, TimeUnit.SECONDS) && which.exitValue() == 0;
            } catch (IOException | InterruptedException e) {
                return false;
            }
        });
    }

    /** A port that nobody uses now. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Sends a signal to one process. */
    static void signal(String name, Process to) throws IOException, InterruptedException {
        run("kill", "-" + name, Long.toString(to.pid()));
    }
}
