package io.softspoken.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InflectionTest {
    @ParameterizedTest
    @CsvSource({
        "lose, loses, losing, lost, lost",
        "stop, stops, stopping, stopped, stopped",
        "make, makes, making, made, made",
        "try, tries, trying, tried, tried",
        "check, checks, checking, checked, checked",
        "write, writes, writing, wrote, written",
        "reset, resets, resetting, reset, reset",
        "fix, fixes, fixing, fixed, fixed",
        "be, is, being, was, been",
        "have, has, having, had, had",
        "submit, submits, submitting, submitted, submitted",
        "restore, restores, restoring, restored, restored",
        "lie, lies, lying, lay, lain",
        "visit, visits, visiting, visited, visited",
        "clear, clears, clearing, cleared, cleared",
    })
    void verbs(String base, String s, String ing, String past, String part) {
        assertThat(Inflection.verb(base, Inflection.Form.S)).isEqualTo(s);
        assertThat(Inflection.verb(base, Inflection.Form.ING)).isEqualTo(ing);
        assertThat(Inflection.verb(base, Inflection.Form.PAST)).isEqualTo(past);
        assertThat(Inflection.verb(base, Inflection.Form.PART)).isEqualTo(part);
    }

    @ParameterizedTest
    @CsvSource({
        "losing, lose",
        "stopped, stop",
        "making, make",
        "tried, try",
        "checking, check",
        "written, write",
        "closes, close",
        "restored, restore",
        "called, call",
        "explaining, explain",
        "updated, update",
        "fixes, fix",
        "gone, go",
        "calling, call",
        "removing, remove",
        "changed, change",
        "needed, need",
        "waiting, wait",
        "labelled, label",
        "cancelling, cancel",
        "installed, install",
        "called, call",
        "missed, miss",
        "travelled, travel"
    })
    void bases(String form, String base) {
        assertThat(Inflection.base(form)).isEqualTo(base);
    }

    @ParameterizedTest
    @CsvSource({
        "file, files",
        "copy, copies",
        "box, boxes",
        "person, people",
        "child, children",
        "address, addresses",
        "day, days"
    })
    void plurals(String one, String many) {
        assertThat(Inflection.plural(one)).isEqualTo(many);
        assertThat(Inflection.singular(many)).isEqualTo(one);
    }

    @ParameterizedTest
    @CsvSource({
        "echo, echoes, echoing, echoed",
        "veto, vetoes, vetoing, vetoed",
        "go, goes, going, went",
        "do, does, doing, did",
        "zero, zeroes, zeroing, zeroed",
        "agree, agrees, agreeing, agreed",
        "tie, ties, tying, tied",
        "play, plays, playing, played",
        "fry, fries, frying, fried",
        "wash, washes, washing, washed",
        "catch, catches, catching, caught",
        "buzz, buzzes, buzzing, buzzed",
        "miss, misses, missing, missed",
        "equip, equips, equipping, equipped",
        "quit, quits, quitting, quit",
        "show, shows, showing, showed",
        "snow, snows, snowing, snowed",
        "tax, taxes, taxing, taxed",
        "plan, plans, planning, planned",
        "open, opens, opening, opened",
        "scan, scans, scanning, scanned",
        "need, needs, needing, needed",
        "print, prints, printing, printed",
        "ask, asks, asking, asked",
        "add, adds, adding, added",
        "dye, dyes, dyeing, dyed",
        "toe, toes, toeing, toed",
        "strip, strips, stripping, stripped",
        "wait, waits, waiting, waited",
        "acquit, acquits, acquitting, acquitted",
        "use, uses, using, used",
        "type, types, typing, typed",
        "fix, fixes, fixing, fixed",
    })
    void moreVerbs(String base, String s, String ing, String past) {
        assertThat(Inflection.verb(base, Inflection.Form.S)).isEqualTo(s);
        assertThat(Inflection.verb(base, Inflection.Form.ING)).isEqualTo(ing);
        assertThat(Inflection.verb(base, Inflection.Form.PAST)).isEqualTo(past);
        assertThat(Inflection.base(past)).isEqualTo(base);
    }

    @ParameterizedTest
    @CsvSource({
        "solved, solve",
        "argued, argue",
        "placed, place",
        "judged, judge",
        "merged, merge",
        "managing, manage",
        "created, create",
        "repeated, repeat",
        "floated, float",
        "formatted, format",
        "focused, focus",
        "elapsed, elapse",
        "rinsed, rinse",
        "enabled, enable",
        "coupled, couple",
        "settled, settle",
        "handled, handle",
        "toggled, toggle",
        "ignored, ignore",
        "explored, explore",
        "scored, score",
        "stored, store",
        "chatted, chat",
        "named, name",
        "closed, close",
        "scheduled, schedule",
        "required, require",
        "secured, secure",
        "diluted, dilute",
        "refined, refine",
        "decided, decide",
        "downloaded, download",
        "monitored, monitor",
        "dying, die",
        "bees, bee",
        "bus, bus",
        "glass, glass",
        "passes, pass",
        "focus, focus",
        "proceed, proceed",
        "guaranteed, guarantee",
        "acquiring, acquire",
        "lapsed, lapse",
        "accused, accuse",
        "trying, try",
        "buying, buy",
        "files, file",
        "red, red",
        "ring, ring",
        "king, king",
        "tries, try",
        "ties, tie",
        "using, use",
        "used, use",
        "owed, owe",
        "founding, found",
        "becoming, become",
        "realized, realize",
        "longed, long",
        "banged, bang",
        "updated, update",
        "formated, format",
        "eaten, eat",
        "heated, heat",
        "pulsed, pulse",
        "rehearsed, rehearse",
        "doubled, double",
        "cycled, cycle",
        "shuffled, shuffle",
        "tackled, tackle",
        "applied, apply",
        "trampled, trample",
        "whistled, whistle",
        "puzzled, puzzle",
        "crawled, crawl",
        "shaped, shape",
        "limited, limit",
        "repaired, repair",
        "developed, develop",
        "supposed, suppose",
        "compared, compare",
        "signaled, signal",
        "admired, admire",
        "defined, define",
        "joined, join",
        "upgraded, upgrade",
        "focusing, focus",
        "agreeing, agree",
        "freeing, free",
        "deleted, delete",
        "pasting, paste",
        "editing, edit",
        "invited, invite",
        "assumed, assume",
        "buzzes, buzz",
        "matches, match",
        "washes, wash",
        "fired, fire",
        "united, unite",
        "located, locate",
        "wheeled, wheel",
        "gas, gas",
    })
    void moreBases(String form, String base) {
        assertThat(Inflection.base(form)).isEqualTo(base);
    }

    @ParameterizedTest
    @CsvSource({
        "dish, dishes",
        "watch, watches",
        "bus, buses",
        "quiz, quizes",
        "key, keys",
        "city, cities",
        "hero, heroes",
        "analysis, analyses",
        "index, indexes",
        "knife, knives",
        "be, is",
        "have, has",
        "do, does",
        "y, ys",
        "veto, vetoes",
    })
    void morePlurals(String one, String many) {
        assertThat(Inflection.plural(one)).isEqualTo(many);
    }

    @ParameterizedTest
    @CsvSource({
        "FILES, file",
        "glass, glass",
        "status, status",
        "basis, basis",
        "glasses, glass",
        "boxes, box",
        "ties, tie",
        "parties, party",
        "matches, match",
        "wishes, wish",
        "women, woman",
        "mice, mouse",
        "news, new"
    })
    void singulars(String noun, String one) {
        assertThat(Inflection.singular(noun)).isEqualTo(one);
    }

    @ParameterizedTest
    @CsvSource({
        "bounced, restart, restarted",
        "bouncing, restart, restarting",
        "bounces, restart, restarts",
        "bounce, restart, restart",
        "written, take back, taken back",
        "wrote, take back, took back",
        "was, go, went",
        "are, went back, went back", // a form that only one verb has
        "Losing, restart, restarting",
    })
    void anotherVerbInTheSameForm(String model, String verb, String like) {
        assertThat(Inflection.like(model, verb)).isEqualTo(like);
    }

    @ParameterizedTest
    @CsvSource({
        "cancel, cancelled, canceled",
        "cancel, cancelling, canceling",
        "get, gotten, got",
        "learn, learnt, learned",
        "burn, burnt, burned",
        "show, showed, shown",
        "quit, quitted, quit",
        "call, called, calls",
        "be, been, are",
        "Man, men, man",
        "need, needed, needing",
        "proceed, proceeded, proceeding",
        "focus, focused, focusing",
        "lost, lost, losing",
    })
    void allFormsAreKnown(String lemma, String one, String other) {
        assertThat(Inflection.forms(lemma)).contains(one, other).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "vms, vm",
        "files, file",
        "lost, lose",
        "gas, ga",
        "is, be",
        "us, we",
        "boss, boss",
        "os, os",
        "log, log",
        "vm, vm"
    })
    void twoFormsOfAWordHaveOneStem(String word, String stem) {
        assertThat(Inflection.stemOf(word)).isEqualToIgnoringCase(stem);
    }
}
