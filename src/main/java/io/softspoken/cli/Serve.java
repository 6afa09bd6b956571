package io.softspoken.cli;

import io.softspoken.ToneChecker;
import io.softspoken.serve.ServerSettings;
import io.softspoken.serve.ToneServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code serve}: the checker over HTTP, until it is stopped. */
@Command(
        name = "serve",
        description =
                "Serve a page to write in, LanguageTool's API for its clients, and JSON, to this machine alone. Nothing"
                        + " that is sent to it is logged or kept. Ctrl-C stops it.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class Serve implements Callable<Integer> {
    /** The port at which LanguageTool's own clients look for a server on their machine. */
    private static final int PORT = 8081;

    private static final int LAST_PORT = 65_535;

    private final Console console;

    @Option(
            names = {"-p", "--port"},
            paramLabel = "PORT",
            description = PORT + " if not given, where LanguageTool's clients look; 0 for any that is free")
    private int port = PORT;

    @Option(names = "--open", description = "open the page in the browser")
    private boolean open;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "listen on this address of the loopback in place of 127.0.0.1, such as ::1")
    private String address = "127.0.0.1";

    @Option(
            names = "--allow-host",
            paramLabel = "NAME",
            description = "answer under this name too; may be given more than once")
    private List<String> hosts = List.of();

    @Option(
            names = "--allow-origin",
            paramLabel = "ORIGIN",
            description =
                    "let this web page or browser add-on ask, such as chrome-extension://…; may be given more than"
                            + " once")
    private List<String> origins = List.of();

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "do so many checks a minute for one client address; 0 (default) for any number")
    private int rate;

    @Mixin
    private Engine engine = new Engine();

    Serve(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws Unusable {
        InetAddress bound = checkCall();
        ToneChecker checker = engine.checker(console.folder());
        ServerSettings settings = new ServerSettings(bound, port, new HashSet<>(hosts), new HashSet<>(origins), rate);
        CountDownLatch stopped = new CountDownLatch(1);
        try (ToneServer server = ToneServer.start(checker, settings, console::failed)) {
            Thread stop = new Thread(() -> {
                server.close();
                stopped.countDown();
            });
            Runtime.getRuntime().addShutdownHook(stop);
            tell(server.address());
            try {
                stopped.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // who runs us wants it to end
            } finally {
                forget(stop);
            }
        } catch (BindException e) {
            throw Unusable.call(
                    "port " + port + " of " + address + " cannot be had, for something else listens there; give"
                            + " another with --port, or 0 for any that is free");
        } catch (IOException e) {
            throw Unusable.call("cannot listen on " + address + ", port " + port + "; check both");
        }
        return Softspoken.CLEAN;
    }

    private InetAddress checkCall() throws Unusable {
        if (port < 0 || port > LAST_PORT) {
            throw Unusable.call("--port " + port + ": is no port; give one from 0 to " + LAST_PORT);
        }
        if (rate < 0) {
            throw Unusable.call("--rate " + rate + ": is no number of checks; give one from 0 on");
        }
        for (String host : hosts) {
            if (!host.matches("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\]")) {
                throw Unusable.call("--allow-host " + host + ": is no name; give one without port or slash");
            }
        }
        for (String origin : origins) {
            if (!origin.matches("[a-z][a-z0-9+.-]*://[^/\\s]+")) {
                throw Unusable.call("--allow-origin " + origin
                        + ": is no origin; give scheme, host and port alone, such as https://mail.example.com");
            }
        }
        try {
            if (address.isBlank()) {
                throw new UnknownHostException();
            }
            InetAddress named = InetAddress.getByName(address);
            if (!named.isLoopbackAddress()) {
                throw Unusable.call(
                        "--bind " + address + ": could be asked by others, and drafts would cross the network"
                                + " as they are; give an address of the loopback, such as 127.0.0.1");
            }
            return named;
        } catch (UnknownHostException e) {
            throw Unusable.call("--bind " + address + ": is no address; give one of the loopback, such as 127.0.0.1");
        }
    }

    private void tell(URI page) {
        PrintStream out = console.out();
        out.println("Softspoken: " + page);
        out.println("LanguageTool clients: " + page + "v2");
        out.println("Ctrl-C stops it.");
        out.flush();
        if (open) {
            show(page);
        }
    }

    private void show(URI page) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        List<String> command = system.contains("mac")
                ? List.of("open", page.toString())
                : system.contains("win")
                        ? List.of("rundll32", "url.dll,FileProtocolHandler", page.toString())
                        : List.of("xdg-open", page.toString());
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            console.err().println("softspoken: no browser could be opened (" + command.get(0) + "); open " + page);
        }
    }

    private static void forget(Thread stop) {
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException e) {
            // it runs
        }
    }
}
