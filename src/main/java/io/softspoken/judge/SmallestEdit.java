package io.softspoken.judge;

import io.softspoken.draft.Draft;
import io.softspoken.draft.Markup;
import io.softspoken.draft.Span;
import io.softspoken.report.Edit;
import io.softspoken.report.Severity;
import io.softspoken.report.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the fewest replacements that bring a draft's verdict down. Every candidate is put in place and judged anew,
 * since words weigh by what stands around them; what is found is therefore true, and, but for long drafts that are tried
 * less often, no replacement in it can be left out. Belongs to one draft.
 */
final class SmallestEdit {
    /** A candidate is put in place and judged at most so often; each time costs about as much as a check. */
    private static final int MOST_TRIED = 200;

    /** In a long draft less often, so that no more characters than these are judged before the next look. */
    private static final int MOST_READ = 2_000_000;

    /** But so often in any: each weight of finding is mended, with a second wording here and there. */
    private static final int LEAST_TRIED = 8;

    /** So many choices are looked at, most of which need not be tried. */
    private static final int MOST_CHOICES = 20_000;

    /**
     * Something that could be done.
     *
     * @param place in the visible words; empty where something is only added
     * @param given the same in the text that was given
     * @param wordings what could stand there, best first; not empty
     */
    record Step(Span place, Span given, Severity severity, List<String> wordings) {}

    /** A step taken with one of its wordings. */
    private record Taken(Step step, String wording) {
        boolean meets(Taken other) {
            return step == other.step || step.place().overlaps(other.step.place());
        }
    }

    private static final Comparator<Taken> IN_ORDER = Comparator.comparing(
                    (Taken one) -> one.step().place().start())
            .thenComparing(one -> one.step().place().end());

    private final Draft draft;
    private final List<Step> steps;
    private final Verdict atMost;
    private final Function<String, Verdict> judge;
    private final int mostTried;
    private int tried;
    private int choices;

    /**
     * @param steps all that could be done
     * @param judge the verdict on visible words
     */
    SmallestEdit(Draft draft, List<Step> steps, Verdict atMost, Function<String, Verdict> judge) {
        this.draft = draft;
        this.steps = steps.stream()
                .sorted(Comparator.comparing(Step::severity)
                        .reversed()
                        .thenComparing(step -> step.place().length())
                        .thenComparing(step -> step.place().start()))
                .toList();
        this.atMost = atMost;
        this.judge = judge;
        mostTried = Math.max(
                LEAST_TRIED,
                Math.min(MOST_TRIED, MOST_READ / Math.max(1, draft.words().length())));
    }

    /** The edit; empty if no wording that is known brings the verdict down far enough. */
    Optional<Edit> find() {
        if (suffices(List.of())) {
            return Optional.of(edit(List.of()));
        }
        List<Taken> found = some();
        if (found == null) {
            return Optional.empty();
        }
        found = pruned(found);
        tried = 0;
        for (int size = 1; size < found.size(); size++) {
            List<Taken> fewer = ofSize(size, 0, new ArrayList<>());
            if (fewer != null) {
                found = fewer;
                break;
            }
        }
        tried = 0;
        found = withoutEchoes(pruned(found));
        tried = 0;
        // Other words in the second place weigh otherwise, too.
        return Optional.of(edit(pruned(found)));
    }

    /** Some edit that suffices: more and more is mended, the gravest first. */
    private @Nullable List<Taken> some() {
        List<Taken> taken = new ArrayList<>();
        for (Severity least : new Severity[] {Severity.HIGH, Severity.MEDIUM, Severity.LOW}) {
            for (Step step : steps) {
                if (step.severity() == least) {
                    Taken next = new Taken(step, step.wordings().get(0));
                    if (taken.stream().noneMatch(next::meets)) {
                        taken.add(next);
                    }
                }
            }
            if (!taken.isEmpty() && suffices(taken)) {
                return taken;
            }
            List<Taken> other = otherwise(taken);
            if (other != null) {
                return other;
            }
        }
        return null;
    }

    /** The same with other wordings, or with the longer of steps that overlap; null if that does not help either. */
    private @Nullable List<Taken> otherwise(List<Taken> taken) {
        for (int i = 0; i < taken.size(); i++) {
            Step step = taken.get(i).step();
            for (String wording : step.wordings().subList(1, step.wordings().size())) {
                List<Taken> other = new ArrayList<>(taken);
                other.set(i, new Taken(step, wording));
                if (suffices(other)) {
                    return other;
                }
            }
        }
        for (Step step : steps) {
            for (String wording : step.wordings()) {
                Taken next = new Taken(step, wording);
                List<Taken> other = new ArrayList<>(taken);
                if (other.removeIf(next::meets)) {
                    other.add(next);
                    if (suffices(other)) {
                        return other;
                    }
                }
            }
        }
        return null;
    }

    /** Without what need not be done, the lightest first. */
    private List<Taken> pruned(List<Taken> taken) {
        List<Taken> left = new ArrayList<>(taken);
        for (int i = left.size() - 1; i >= 0 && left.size() > 1; i--) {
            List<Taken> without = new ArrayList<>(left);
            without.remove(i);
            if (suffices(without)) {
                left = without;
                i = left.size(); // without it, others may be needed no more
            }
        }
        return left;
    }

    /** The first edit of so many replacements that suffices; null if none does, or none was found in time. */
    private @Nullable List<Taken> ofSize(int size, int from, List<Taken> begun) {
        if (begun.size() == size) {
            choices++;
            return grave(begun) <= 1 && suffices(begun) ? List.copyOf(begun) : null;
        }
        for (int i = from;
                i <= steps.size() - (size - begun.size()) && tried < mostTried && choices < MOST_CHOICES;
                i++) {
            Step step = steps.get(i);
            // The last one is tried with all its wordings; for those before it the best must do.
            int wordings = begun.size() == size - 1 ? step.wordings().size() : 1;
            for (String wording : step.wordings().subList(0, wordings)) {
                Taken next = new Taken(step, wording);
                if (begun.stream().noneMatch(next::meets)) {
                    begun.add(next);
                    List<Taken> found = ofSize(size, i + 1, begun);
                    begun.remove(begun.size() - 1);
                    if (found != null) {
                        return found;
                    }
                }
            }
        }
        return null;
    }

    /**
     * How much that weighs too heavily is left as it is. One such thing may be: what stands alone in a draft can weigh less.
     */
    private long grave(List<Taken> taken) {
        Severity allowed = atMost == Verdict.SEND ? Severity.LOW : Severity.MEDIUM;
        return steps.stream()
                .filter(step -> step.severity().compareTo(allowed) > 0)
                .filter(step -> taken.stream().noneMatch(new Taken(step, "")::meets))
                .count();
    }

    /** Where the same words would stand twice, others in the second place, or none. */
    private List<Taken> withoutEchoes(List<Taken> taken) {
        List<Taken> out = new ArrayList<>(taken);
        out.sort(IN_ORDER);
        Set<String> said = new HashSet<>();
        for (int i = 0; i < out.size(); i++) {
            Taken one = out.get(i);
            if (one.wording().indexOf(' ') > 0 && said.contains(one.wording())) {
                List<String> others = new ArrayList<>(one.step().wordings());
                others.removeAll(said);
                others.add("");
                for (String other : others) {
                    Taken before = out.set(i, new Taken(one.step(), other));
                    if (suffices(out)) {
                        break;
                    }
                    out.set(i, before);
                }
            }
            said.add(out.get(i).wording());
        }
        return out;
    }

    private boolean suffices(List<Taken> taken) {
        if (tried >= mostTried) {
            return false;
        }
        tried++;
        return judge.apply(put(draft.words(), taken, Markup.PLAIN)).compareTo(atMost) <= 0;
    }

    private Edit edit(List<Taken> taken) {
        String text = draft.markup() == Markup.PLAIN
                ? put(draft.words(), taken, Markup.PLAIN)
                : put(draft.text(), taken, draft.markup());
        List<Edit.Replacement> replacements = taken.stream()
                .map(one -> {
                    Span given = one.step().given();
                    return new Edit.Replacement(given.start(), given.end(), given.of(draft.text()), one.wording());
                })
                .sorted(Comparator.comparingInt(Edit.Replacement::start).thenComparingInt(Edit.Replacement::end))
                .toList();
        return new Edit(replacements, text, judge.apply(put(draft.words(), taken, Markup.PLAIN)));
    }

    private String put(String into, List<Taken> taken, Markup markup) {
        List<Taken> inOrder = new ArrayList<>(taken);
        inOrder.sort(IN_ORDER);
        if (markup != Markup.PLAIN) {
            String out = into;
            for (int i = inOrder.size() - 1; i >= 0; i--) {
                out = draft.replace(
                        out, inOrder.get(i).step().given(), inOrder.get(i).wording());
            }
            return out;
        }
        StringBuilder out = new StringBuilder(into);
        for (int i = inOrder.size() - 1; i >= 0; i--) {
            Span place = inOrder.get(i).step().place();
            String wording = inOrder.get(i).wording();
            if (place.length() == 0 && wording.endsWith(" ")) {
                out.replace(place.end(), out.length(), Fitter.capital(out.substring(place.end())));
            }
            Softener.join(out, place, wording);
        }
        return out.toString();
    }

    /** The wordings, those first that leave the writer nothing to fill in. */
    static List<String> ready(List<String> wordings) {
        Set<String> ordered = new LinkedHashSet<>();
        wordings.stream().filter(wording -> wording.indexOf('[') < 0).forEach(ordered::add);
        ordered.addAll(wordings);
        return List.copyOf(ordered);
    }
}
