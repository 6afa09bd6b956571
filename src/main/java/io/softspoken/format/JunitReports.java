package io.softspoken.format;

import io.softspoken.report.Finding;
import io.softspoken.report.Missing;
import java.io.PrintStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * JUnit's XML, which build servers show: a suite for each draft, in it a case for each finding. What weighs enough to fail
 * the draft fails; the rest passes and tells what it is. A draft without findings is one case that passes.
 */
public final class JunitReports implements Reports {
    /** How a case went. */
    private enum Outcome {
        PASSED(""),
        FAILED("failure"),
        UNUSABLE("error");

        final String element;

        Outcome(String element) {
            this.element = element;
        }
    }

    private record Case(String name, Outcome outcome, String type, String message, String details) {}

    private record Suite(String name, List<Case> cases) {
        long count(Outcome outcome) {
            return cases.stream().filter(one -> one.outcome() == outcome).count();
        }
    }

    private final PrintStream out;
    private final List<Suite> suites = new ArrayList<>();

    /** Writes to {@code out}, all at the end, for the counts stand first. */
    public JunitReports(PrintStream out) {
        this.out = out;
    }

    @Override
    public void add(Checked checked) {
        List<Case> cases = new ArrayList<>();
        for (Finding finding : checked.report().findings()) {
            SourceLines.Place place = checked.lines().place(finding.start());
            StringBuilder details = new StringBuilder(
                            checked.title() + ":" + place.line() + ":" + place.column() + "\n")
                    .append('"' + checked.quote(finding) + "\"\n")
                    .append("why: " + finding.message() + "\n");
            finding.suggestions()
                    .forEach(wording ->
                            details.append("try: " + (wording.isEmpty() ? "(leave it out)" : wording) + "\n"));
            cases.add(new Case(
                    finding.rule() + " at line " + place.line() + ", column " + place.column(),
                    checked.fails(finding.severity()) ? Outcome.FAILED : Outcome.PASSED,
                    finding.rule(),
                    finding.category().id() + ", " + finding.severity().id() + ": " + checked.quote(finding),
                    details.toString()));
        }
        for (Missing missing : checked.report().missing()) {
            StringBuilder details = new StringBuilder("why: " + missing.message() + "\n");
            missing.suggestions().forEach(wording -> details.append("add: " + wording + "\n"));
            String id = missing.item().id();
            cases.add(new Case(
                    "missing " + id,
                    checked.fails(missing.item().severity()) ? Outcome.FAILED : Outcome.PASSED,
                    "missing/" + id,
                    "missing " + id + ", " + missing.item().severity().id(),
                    details.toString()));
        }
        if (cases.isEmpty()) {
            cases.add(new Case("nothing to mend", Outcome.PASSED, "", "", ""));
        }
        suites.add(new Suite(checked.title(), cases));
    }

    @Override
    public void unusable(String name, String why) {
        String title = name.equals("-") ? "(standard input)" : name;
        suites.add(new Suite(title, List.of(new Case("not checked", Outcome.UNUSABLE, "unusable", why, ""))));
    }

    @Override
    public void end() {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            xml.writeAttribute("name", "softspoken");
            counts(xml, suites);
            for (Suite suite : suites) {
                xml.writeCharacters("\n  ");
                xml.writeStartElement("testsuite");
                xml.writeAttribute("name", attribute(suite.name()));
                counts(xml, List.of(suite));
                for (Case one : suite.cases()) {
                    write(xml, suite, one);
                }
                xml.writeCharacters("\n  ");
                xml.writeEndElement();
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        out.println(text);
    }

    private static void counts(XMLStreamWriter xml, List<Suite> suites) throws XMLStreamException {
        xml.writeAttribute(
                "tests",
                Long.toString(suites.stream().mapToLong(s -> s.cases().size()).sum()));
        xml.writeAttribute(
                "failures",
                Long.toString(
                        suites.stream().mapToLong(s -> s.count(Outcome.FAILED)).sum()));
        xml.writeAttribute(
                "errors",
                Long.toString(suites.stream()
                        .mapToLong(s -> s.count(Outcome.UNUSABLE))
                        .sum()));
    }

    private static void write(XMLStreamWriter xml, Suite suite, Case one) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", attribute(suite.name()));
        xml.writeAttribute("name", attribute(one.name()));
        if (one.outcome() != Outcome.PASSED) {
            xml.writeStartElement(one.outcome().element);
            xml.writeAttribute("type", attribute(one.type()));
            xml.writeAttribute("message", attribute(one.message()));
            xml.writeCharacters(valid(one.details()));
            xml.writeEndElement();
        } else if (!one.details().isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(valid(one.message() + "\n" + one.details()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String attribute(String text) {
        return valid(text).replaceAll("\\s+", " ");
    }

    /** XML 1.0 knows no way to write most control characters, nor half a pair of surrogates. */
    private static String valid(String text) {
        StringBuilder valid = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean allowed = c == '\t'
                    || c == '\n'
                    || c >= 0x20 && c <= 0xD7FF && !(c >= 0x7F && c < 0xA0)
                    || c >= 0xE000 && c <= 0xFFFD
                    || c >= 0x10000;
            valid.appendCodePoint(allowed ? c : '\uFFFD');
        });
        return valid.toString();
    }
}
