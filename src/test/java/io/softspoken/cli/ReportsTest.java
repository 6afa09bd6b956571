package io.softspoken.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The reports that other programs and people read: what they say, where, and that nothing in a draft breaks them. */
class ReportsTest {
    private static final String MEAN = "Hi,\n\n<script>alert(1)</script> & &amp; \"quoted\" ]]> \u0007\u202E back.\n\n"
            + "You idiot.\n\n::error::no % command.\n\nNo problem!\n";

    @TempDir
    Path folder;

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private Run check(String form, String... files) {
        List<String> args = new ArrayList<>(List.of("check", "--no-config", "--format", form));
        args.addAll(List.of(files));
        return Run.of(folder, "", args.toArray(String[]::new));
    }

    private static JsonNode sarif(Run run) throws IOException {
        return JsonMapper.builder().build().readTree(run.out()).path("runs").path(0);
    }

    /** The characters of a file from one line and column to another. */
    private static String at(String content, JsonNode region) {
        String[] lines = content.split("\r\n|\n", -1);
        int line = region.path("startLine").asInt() - 1;
        assertThat(region.path("endLine").asInt() - 1).isEqualTo(line);
        return lines[line].substring(
                region.path("startColumn").asInt() - 1, region.path("endColumn").asInt() - 1);
    }

    @Test
    void sarifNamesThePlaceInTheFileWhateverItIsWrittenIn() throws IOException {
        String plain = "Hello,\r\n\r\n  You idiot.\r\n";
        String html = "<p>Hello,</p>\n<p>It is fine. <b>You</b> idiot.</p>\n";
        String mail = "From: a@example.test\nTo: b@example.test\nSubject: You idiot\nMIME-Version: 1.0\n"
                + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
                + "Hello =C3=A9,\n\nthis line goes on and on and on =\nfor long. You idiot.\n";
        JsonNode results = sarif(check("sarif", file("a.txt", plain), file("b.html", html), file("c.eml", mail)))
                .path("results");
        List<String> places = new ArrayList<>();
        for (JsonNode result : results) {
            JsonNode where = result.path("locations").path(0).path("physicalLocation");
            String uri = where.path("artifactLocation").path("uri").asText();
            String content = uri.endsWith("a.txt") ? plain : uri.endsWith("b.html") ? html : mail;
            if (result.path("ruleId").asText().startsWith("anger/")) {
                places.add(at(content, where.path("region")));
            }
        }
        assertThat(places).hasSize(3);
        assertThat(places.get(0)).startsWith("You idiot");
        assertThat(places.get(1)).startsWith("You</b> idiot");
        assertThat(places.get(2)).startsWith("You idiot");
    }

    @Test
    void inBase64ThePlaceIsTheCodeThatHoldsTheWords() throws IOException {
        String code = "SGVsbG8sCgpZb3UgaWRpb3QuCg=="; // "Hello,", an empty line, "You idiot."
        String mail = "To: b@example.test\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
                + "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n" + code + "\n--b--\n";
        JsonNode found =
                sarif(check("sarif", file("a.eml", mail))).path("results").path(0);
        assertThat(found.path("ruleId").asText()).startsWith("anger/");
        JsonNode region =
                found.path("locations").path(0).path("physicalLocation").path("region");
        assertThat(region.path("startLine").asInt()).isEqualTo(9);
        // Bytes 8 to 18 begin with letter 10 of the code, and letter 24 begins with what follows.
        assertThat(at(mail, region)).isEqualTo(code.substring(10, 24));
    }

    @Test
    void sarifOfManyDraftsIsOneRunWithItsRulesAndWhatCouldNotBeRead() throws IOException {
        Run run = check(
                "sarif",
                file("ü a.txt", "You idiot."),
                folder.resolve("none.txt").toString(),
                file("b.txt", MEAN));
        assertThat(run.code()).isEqualTo(2);
        JsonNode sarif = sarif(run);
        JsonNode rules = sarif.path("tool").path("driver").path("rules");
        for (JsonNode result : sarif.path("results")) {
            assertThat(rules.path(result.path("ruleIndex").asInt()).path("id")).isEqualTo(result.path("ruleId"));
        }
        assertThat(sarif.path("results").path(0).path("level").asText()).isEqualTo("error");
        assertThat(sarif.path("results").path(0).findValue("uri").asText()).endsWith("/%C3%BC%20a.txt");
        JsonNode invocation = sarif.path("invocations").path(0);
        assertThat(invocation.path("executionSuccessful").asBoolean()).isFalse();
        assertThat(invocation.path("toolExecutionNotifications")).hasSize(1);
        assertThat(invocation.toString()).contains("none.txt");
    }

    @Test
    void aFixInSarifLeavesTheFileAsThatWordingWould() throws IOException {
        String html = "<p>So far <b>you</b>&nbsp;idiot.</p>";
        for (JsonNode result : sarif(check("sarif", file("a.html", html))).path("results")) {
            for (JsonNode fix : result.path("fixes")) {
                JsonNode replacement =
                        fix.path("artifactChanges").path(0).path("replacements").path(0);
                JsonNode region = replacement.path("deletedRegion");
                int from = region.path("charOffset").asInt();
                String changed = html.substring(0, from)
                        + replacement.path("insertedContent").path("text").asText()
                        + html.substring(from + region.path("charLength").asInt());
                assertThat(Jsoup.parse(changed).select("p > b")).hasSize(1);
                assertThat(Jsoup.parse(changed).text())
                        .contains(fix.path("description").path("text").asText());
            }
        }
    }

    @Test
    void githubAnnotationsAreOneLineEachAndNothingInADraftBecomesACommand() throws IOException {
        Run run = check("github", file("a,b.txt", MEAN));
        assertThat(run.out().lines())
                .allMatch(line -> line.matches("::(error|warning|notice) file=[^:,]+,line=.*::.*"));
        assertThat(run.out())
                .contains("a%2Cb.txt", "::error file=", "no-problem%2C low")
                .doesNotContain("\n::error::no");
    }

    @Test
    void junitIsWellFormedWhateverADraftHoldsAndCountsWhatFails() throws Exception {
        Run run = check(
                "junit",
                file("a.txt", MEAN),
                file("b.txt", "The room is booked for noon."),
                folder.resolve("none.txt").toString());
        Element suites = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(run.out())))
                .getDocumentElement();
        NodeList cases = suites.getElementsByTagName("testcase");
        NodeList failures = suites.getElementsByTagName("failure");
        assertThat(suites.getAttribute("tests")).isEqualTo(Integer.toString(cases.getLength()));
        assertThat(suites.getAttribute("failures")).isEqualTo(Integer.toString(failures.getLength()));
        assertThat(suites.getAttribute("errors")).isEqualTo("1");
        assertThat(suites.getElementsByTagName("testsuite").getLength()).isEqualTo(3);
        // "No problem" weighs low, and medium is what fails.
        assertThat(failures.getLength()).isPositive();
        assertThat(suites.getElementsByTagName("system-out").item(0).getTextContent())
                .contains("no-problem, low");
    }

    @Test
    void theTextThatEditorsReadHasALineAMessageAndMarksForEachFinding() throws IOException {
        Run run = check("languagetool", file("a.txt", "Hello,\n\n  You idiot,\ngo away.\n"));
        List<String> lines = run.out().lines().toList();
        assertThat(lines.get(0)).matches("1\\.\\) Line 3, column 3, Rule ID: anger/\\S+");
        assertThat(lines.get(1)).startsWith("Message: anger, high: ");
        int marks = lines.indexOf(lines.stream()
                .filter(line -> line.matches(" *\\^+ *"))
                .findFirst()
                .orElseThrow());
        int from = lines.get(marks).indexOf('^');
        assertThat(lines.get(marks - 1).substring(from)).startsWith("You idiot");
        long heads = lines.stream()
                .filter(line -> line.matches("\\d+\\.\\) Line .*"))
                .count();
        assertThat(lines.stream().filter(line -> line.matches(" *\\^+ *"))).hasSize((int) heads);
        assertThat(lines.stream().filter(line -> line.startsWith("Message: "))).hasSize((int) heads);
    }

    @Test
    void thePageShowsAHostileDraftAsText() throws IOException {
        String name = "\"><img src=x onerror=alert(1)>.txt";
        Run run = check("html", file(name, MEAN));
        Document page = Jsoup.parse(run.out());
        assertThat(page.select("script, img, iframe, object, link, form, [onerror], [onload]"))
                .isEmpty();
        assertThat(page.select("[href]").eachAttr("href")).allMatch(href -> href.startsWith("#"));
        assertThat(page.expectFirst(".draft").wholeText()).contains("<script>alert(1)</script>", "& &amp; \"quoted\"");
        assertThat(page.expectFirst("h2").text()).contains("<img src=x onerror=alert(1)>");
        assertThat(run.out()).doesNotContain("\u202E", "\u0007");
        assertThat(page.expectFirst("meta[http-equiv]").attr("content")).startsWith("default-src 'none'");
    }

    @Test
    void thePageMarksEachFindingAndLeadsFromTheWordsToTheReasonAndBack() throws IOException {
        Document page = Jsoup.parse(check(
                        "html",
                        file("a.txt", "No problem! Hopefully you have not lost all your data.\n\n> No problem\n"),
                        file("b.html", "<p>It is <b>fine</b>, you idiot.</p>"),
                        folder.resolve("none.txt").toString())
                .out());
        assertThat(page.select("article")).hasSize(2);
        assertThat(page.select("thead")).hasSize(1);
        assertThat(page.text()).contains("Not checked", "none.txt");
        assertThat(page.select("a.ref")).isNotEmpty().allMatch(ref -> {
            return page.getElementById(ref.attr("href").substring(1)) != null
                    && !ref.attr("aria-label").isEmpty();
        });
        assertThat(page.select("a[href]").eachAttr("href"))
                .allMatch(href -> page.getElementById(href.substring(1)) != null);
        assertThat(page.select("#d1 mark").eachText()).contains("No problem");
        assertThat(page.select("#d1 mark.high").text()).contains("lost all your data");
        assertThat(page.select("#d1 .quoted").text()).isEqualTo("> No problem");
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    }

    @Test
    void aDraftInUtf16HasTheSamePlaces() throws IOException {
        Files.write(folder.resolve("u.txt"), "\uFEFFHi,\nyou idiot.".getBytes(StandardCharsets.UTF_16LE));
        assertThat(check("languagetool", folder.resolve("u.txt").toString()).out())
                .startsWith("1.) Line 2, column 1, Rule ID: anger/");
    }
}
