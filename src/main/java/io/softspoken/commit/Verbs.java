package io.softspoken.commit;

import java.util.Set;

/** The words by which a promise is told from other talk of the future. */
final class Verbs {
    /** Deeds of people; of somebody else than the writer only these are promises. */
    static final Set<String> DEEDS =
            TimeWords.set("add adjust answer arrange ask attach bill book bring build call cancel change charge chase"
                    + " check clean clear close collect come complete confirm contact copy correct cover create"
                    + " credit deliver dispatch do draft drop email e-mail escalate exchange explain extend fetch"
                    + " file fill finish fit fix follow forward free get give go hand have help hold inform inspect"
                    + " install investigate issue join keep let look mail make measure meet mend message move notify"
                    + " open order pass pay phone pick post prepare print process provide publish put raise reach"
                    + " read rebook record refund register release remind remove renew repair replace reply report"
                    + " request reserve reset resend resolve respond restart restore return reverse review revise"
                    + " ring roll run schedule send set settle share ship show sign sort speak start stop submit"
                    + " supply swap switch lift watch telephone push hang walk drive take talk tell test text"
                    + " transfer translate turn undo update upgrade upload visit wire work write");
    /** What befalls things: "your parcel will arrive". */
    static final Set<String> EVENTS = TimeWords.set("arrive reach come follow go ship leave land");
    /** What a reader gets of the writer: "you will receive". */
    static final Set<String> GAINS = Set.of("have", "get", "receive", "hear", "find");
    /** Of the writer's own verbs these promise nothing. */
    static final Set<String> IDLE =
            TimeWords.set("need want like love hope wish know think assume suppose believe miss admit say confess"
                    + " understand agree remain prefer appreciate regret cost depend require mean apply happen see"
                    + " try attempt seem find lose feel grant expect wait enjoy celebrate guess stay aim learn spare"
                    + " mention stress remember trust live never probably likely possibly perhaps maybe assist"
                    + " either continue consider suggest");
    /** What things are when a promise of them is kept: "it will be ready". */
    static final Set<String> STATES =
            TimeWords.set("ready done back there here with on available up online live complete finished in working"
                    + " running gone");
    /** What people are called who do things for the writer. */
    static final Set<String> PEOPLE =
            TimeWords.set("colleague colleagues technician technicians engineer engineers team driver courier"
                    + " electrician plumber doctor nurse manager lawyer department office support supervisor"
                    + " specialist accountant clerk staff people developer developers administrator fitter mechanic"
                    + " assistant desk warehouse lab bank bookkeeper consultant adviser advisor someone somebody he"
                    + " she they crew caretaker surveyor translator partner carrier post officer officers registrar"
                    + " secretary head director boss group agent installer group's dr mr mrs ms one both fitter's"
                    + " who");
    /** Adverbs between a subject, its auxiliary and its verb. */
    static final Set<String> ADVERBS =
            TimeWords.set("also then now gladly happily certainly definitely personally still first both all each just"
                    + " of course immediately probably simply again together myself ourselves already always surely"
                    + " later therefore thus today tomorrow tonight shortly soon only even too");
    /** What a bare form follows that is no promise: "-ing" forms of these are no plans. */
    static final Set<String> IDLE_ING =
            TimeWords.set("writing looking hoping waiting wondering thinking asking having getting seeing trying"
                    + " working experiencing running closing opening being saying using going struggling planning"
                    + " aiming expecting dealing facing missing telling assuming talking staying living feeling"
                    + " celebrating holding sitting following currently travelling traveling leaving flying"
                    + " attending moving learning");
    /** Verbs behind which "if" means "whether". */
    static final Set<String> ASKING =
            TimeWords.set("tell know ask check see confirm find out test say sure you me and him her them us whether"
                    + " look verify determine");

    private static final Set<String> IRREGULAR =
            TimeWords.set("sent made done paid put built brought given taken held kept told written set shown found met"
                    + " cut read run redone drawn resent being let undone sold bought lent reset rebuilt laid");

    private Verbs() {}

    /** Whether a word may be a verb in -ing, of a deed. */
    static boolean isDoing(String word) {
        return word.length() > 5 && word.endsWith("ing") && !IDLE_ING.contains(word);
    }

    /** Whether a word may be a participle: "sent", "repaired". */
    static boolean isDone(String word) {
        return word.length() > 4 && word.endsWith("ed") || IRREGULAR.contains(word);
    }
}
