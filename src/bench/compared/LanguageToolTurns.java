import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.languagetool.JLanguageTool;
import org.languagetool.Languages;

/** LanguageTool with its default rules for American English, a turn at a time; the protocol is Compare's. */
public class LanguageToolTurns {
    public static void main(String[] args) throws IOException {
        List<String> clean = new ArrayList<>();
        List<String> flagged = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(args[0]))) {
            for (Path file : files.sorted().toList()) {
                boolean isClean = file.getFileName().toString().startsWith("clean");
                (isClean ? clean : flagged).add(Files.readString(file));
            }
        }
        JLanguageTool tool = new JLanguageTool(Languages.getLanguageForShortCode("en-US"));
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        long sum = 0;
        System.out.println("ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            if (words[0].equals("memory")) {
                System.out.println(resident() + " " + liveHeap());
                continue;
            }
            List<String> drafts = words[1].equals("clean") ? clean : flagged;
            long wanted = Long.parseLong(words[2]) * 1_000_000;
            long begin = system.getProcessCpuTime();
            int runs = 0;
            do {
                for (String draft : drafts) {
                    sum += tool.check(draft).size();
                    runs++;
                }
            } while (system.getProcessCpuTime() - begin < wanted);
            System.out.println((system.getProcessCpuTime() - begin) / 1e3 / runs + " " + sum);
        }
    }

    private static long resident() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException("no VmRSS");
    }

    private static long liveHeap() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1024;
    }
}
