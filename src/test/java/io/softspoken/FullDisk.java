package io.softspoken;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program for which the disk is full in the midst of a write: the system lets no file of it grow beyond a bound. */
public final class FullDisk {
    private FullDisk() {}

    /**
     * Runs a program.
     *
     * @param blocks so many blocks of 512 bytes a file may have
     * @param main its class
     * @param needs a class of each library that it needs
     * @return its exit code
     */
    public static int run(int blocks, Class<?> main, List<Class<?>> needs, String... args)
            throws IOException, InterruptedException {
        String path = Stream.concat(Stream.of(main), needs.stream())
                .map(FullDisk::place)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -f " + blocks + "; exec \"$@\"", "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:-UsePerfData", "-XX:TieredStopAtLevel=1", "-cp", path, main.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private static String place(Class<?> one) {
        try {
            return Path.of(one.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
