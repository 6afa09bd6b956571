package io.softspoken.milter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The programs in {@code src/test/milter} that are written in Go, with Debian's go-milter. */
final class GoPrograms {
    private GoPrograms() {}

    /** Builds one; where it is. */
    static String build(String name, Path folder) throws IOException, InterruptedException {
        String program = folder.resolve(name).toString();
        Path cache = Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir"), "softspoken-go"));
        Processes.run(
                "sh",
                "-c",
                "GO111MODULE=off GOFLAGS= GOPATH=/usr/share/gocode GOCACHE=" + cache + " go build -o " + program
                        + " src/test/milter/" + name + "/main.go");
        return program;
    }
}
