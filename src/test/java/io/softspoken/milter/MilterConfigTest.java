package io.softspoken.milter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.softspoken.report.Verdict;
import io.softspoken.rules.RulesException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MilterConfigTest {
    @TempDir
    Path folder;

    private Path write(String yaml) throws IOException {
        return Files.writeString(folder.resolve("milter.yaml"), yaml);
    }

    private MilterConfig config(String yaml) throws IOException {
        return new MilterConfigReader(write(yaml)).config();
    }

    @Test
    void onlyListenIsNeededAndANewInstallationObserves() throws IOException {
        MilterConfig config = config("listen: inet:127.0.0.1:8890");
        assertThat(config.policy()).isEqualTo(Policy.OBSERVE);
        assertThat(config.touchesMail()).isFalse();
        assertThat(config.actOn()).isEqualTo(Verdict.HOLD);
        assertThat(config.limits()).isEqualTo(Limits.DEFAULT);
        for (Trouble trouble : Trouble.values()) {
            assertThat(config.onTrouble(trouble)).isEqualTo(Action.ACCEPT);
        }
        assertThat(config.control()).hasToString("Optional[inet:127.0.0.1:8891]");
    }

    @Test
    void everythingCanBeSaid() throws IOException {
        MilterConfig config = config("""
                listen: [inet:127.0.0.1:8890, "inet:[::1]:8890", unix:run/m.sock]
                socket-mode: 0640
                control: none
                engine: softspoken.yaml
                policy: tag
                policies:
                  - from: [desk@example.com, "@help.example.com"]
                    to: "@customer.example"
                    authenticated: true
                    policy: hold
                act-on: review
                on-trouble: {out-of-time: tempfail, engine-error: hold, busy: accept}
                signed-mail: judge
                limits:
                  message: 1MB
                  memory: 64MiB
                  message-time: 500ms
                  idle-time: 20m
                  connections: 50
                audit: {file: a.jsonl, stdout: true, addresses: clear, key: k}
                """);
        assertThat(config.listen().toString())
                .isEqualTo("[inet:127.0.0.1:8890, inet:[0:0:0:0:0:0:0:1]:8890, unix:" + folder + "/run/m.sock]");
        assertThat(config.socketMode()).isEqualTo("rw-r-----");
        assertThat(config.control()).isEmpty();
        assertThat(config.engine()).contains(folder.resolve("softspoken.yaml"));
        assertThat(config.policies()).hasSize(1);
        assertThat(config.actOn()).isEqualTo(Verdict.REVIEW);
        assertThat(config.onTrouble(Trouble.OUT_OF_TIME)).isEqualTo(Action.TEMPFAIL);
        assertThat(config.onTrouble(Trouble.ENGINE_ERROR)).isEqualTo(Action.HOLD);
        assertThat(config.judgeSigned()).isTrue();
        assertThat(config.limits().messageBytes()).isEqualTo(1_000_000);
        assertThat(config.limits().memoryBytes()).isEqualTo(64 * 1_048_576);
        assertThat(config.limits().messageTime()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.limits().idleTime()).isEqualTo(Duration.ofMinutes(20));
        assertThat(config.audit().file()).contains(folder.resolve("a.jsonl"));
        assertThat(config.audit().key()).contains(folder.resolve("k"));
        assertThat(config.audit().clearAddresses()).isTrue();
    }

    @Test
    void theSampleNamesTheLimitsThatAreInForce() throws IOException {
        String sample = Files.readString(Path.of("src/main/dist/etc/milter.yaml"))
                .replaceAll("(?m)^#(?=limits:|  [a-z-]+: +\\d)", "");
        assertThat(sample).contains("\nlimits:\n  connections: 1000");
        Limits limits = new MilterConfigReader(write(sample)).config().limits();
        assertThat(limits).usingRecursiveComparison().ignoringFields("threads").isEqualTo(Limits.DEFAULT);
    }

    @Test
    void allThatIsWrongIsSaidAtOnceWithItsPlaceAndTheNearestSpelling() throws IOException {
        Path file = write("""
                listen: 8890
                polcy: hold
                policies:
                  - from: [desk]
                    policy: held
                on-trouble: {out-of-tme: accept, busy: reject}
                control: inet:0.0.0.0:8891
                limits: {message: lots, memory: 1kB}
                """);
        assertThatThrownBy(() -> new MilterConfigReader(file).config())
                .isInstanceOf(RulesException.class)
                .hasMessageContainingAll(
                        file + ":1:9: write inet:127.0.0.1:8890",
                        file + ":2:1: there is no key \"polcy\"; did you mean \"policy\"?",
                        file + ":4:12: write an address",
                        file + ":5:13: \"held\" is none of observe, tag, hold; did you mean \"hold\"?",
                        file + ":6:14: there is no key \"out-of-tme\"; did you mean \"out-of-time\"?",
                        file + ":6:40: \"reject\" is none of accept, tempfail, hold",
                        file + ":7:10: control is for this machine only",
                        file + ":8:19: \"message\" wants a size of at least 10000 bytes",
                        file + ":8:33: \"memory\" wants");
    }

    @Test
    void whatIsWrongInTheEnginesSettingsIsSaidWithIt() throws IOException {
        Files.writeString(folder.resolve("softspoken.yaml"), "disable: [angr]\n");
        Path file = write("listen: nowhere\nengine: softspoken.yaml\n");
        assertThatThrownBy(() -> new MilterConfigReader(file).settings())
                .hasMessageContainingAll("milter.yaml:1:9: write inet", "softspoken.yaml:1:11:", "\"anger\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "policy: hold | \"listen\" is missing",
                "listen: inet:127.0.0.1:99999 | write inet:127.0.0.1:8890",
                "listen: | name an address here",
                "listen: [] | name an address here",
                "listen: 'unix:' | name the file of the socket",
                "'' | the file is empty",
                "listen: inet:127.0.0.1:1\\nsocket-mode: rw | three digits",
                "listen: inet:127.0.0.1:1\\nlimits: {message: 20MB} | at least four times",
                "listen: inet:127.0.0.1:1\\npolicies: [{from: a@b.c}] | an entry needs \"policy\""
            })
    void whatIsWrongIsSaid(String yaml, String problem) throws IOException {
        Path file = write(yaml.replace("\\n", "\n"));
        assertThatThrownBy(() -> new MilterConfigReader(file).config()).hasMessageContaining(problem);
    }
}
