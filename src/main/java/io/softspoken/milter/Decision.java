package io.softspoken.milter;

import io.softspoken.report.Verdict;
import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * What is done with one message, and how the MTA is told. The one place where verdicts, troubles and policies become
 * actions. All frames of an answer are made before the first is sent and are sent together, so that none is half told.
 *
 * @param action what is done
 * @param policy the policy that was for the message
 * @param detail why less is done than the policy says, or ""
 * @param header the value of our header, with {@link Action#TAG} only
 * @param strip so many header fields of our name are taken out
 * @param leadingSpace whether the MTA wants the space behind the colon from us
 * @param reason what the MTA may note beside a held mail; never words of it
 */
record Decision(
        Action action, Policy policy, String detail, String header, int strip, boolean leadingSpace, String reason) {
    private static final int RULES_TOLD = 10;

    /**
     * Decides.
     *
     * @param actions what the MTA lets us do
     * @param steps what was agreed on with it
     */
    static Decision of(Message message, Judgement judgement, int actions, int steps) {
        MilterConfig config = message.settings().config();
        Policy policy = config.policy(message);
        Action action = wanted(config, policy, judgement);
        String detail = judgement.detail();
        if (action == Action.HOLD && (actions & Wire.MAY_QUARANTINE) == 0) {
            action = Action.ACCEPT;
            detail = "the MTA offers no quarantine";
        } else if (action == Action.TAG && (actions & Wire.MAY_ADD_HEADERS) == 0) {
            action = Action.ACCEPT;
            detail = "the MTA lets no header be added";
        }
        boolean strips = config.touchesMail() && (actions & Wire.MAY_CHANGE_HEADERS) != 0;
        return new Decision(
                action,
                policy,
                detail,
                action == Action.TAG
                        ? told(judgement) + "; engine=" + message.settings().engine()
                        : "",
                strips && action != Action.TEMPFAIL ? message.fields().ours() : 0,
                (steps & Wire.LEADING_SPACE) != 0,
                action == Action.HOLD ? "softspoken: " + told(judgement) : "");
    }

    private static Action wanted(MilterConfig config, Policy policy, Judgement judgement) {
        Verdict verdict = judgement.verdict();
        if (policy == Policy.OBSERVE || judgement.pass() != null) {
            return Action.ACCEPT;
        }
        if (judgement.trouble() != null) {
            return config.onTrouble(judgement.trouble());
        }
        if (verdict == null || verdict.compareTo(config.actOn()) < 0) {
            return Action.ACCEPT;
        }
        return policy == Policy.TAG ? Action.TAG : Action.HOLD;
    }

    /** {@code hold; rules=alarm/lost-data,anger/insult}. */
    private static String told(Judgement judgement) {
        Verdict verdict = judgement.verdict();
        if (verdict == null) {
            return judgement.trouble() == null ? "" : judgement.trouble().id();
        }
        List<String> rules = judgement.rules();
        return verdict.id()
                + (rules.isEmpty()
                        ? ""
                        : "; rules=" + String.join(",", rules.subList(0, Math.min(RULES_TOLD, rules.size()))));
    }

    /** Writes the frames of the answer. */
    void write(ByteArrayOutputStream out) {
        if (action == Action.TEMPFAIL) {
            Wire.write(out, Wire.TEMPFAIL);
            return;
        }
        // From below, so that no deletion moves what is still to be deleted.
        for (int n = strip; n > 0; n--) {
            Wire.deleteHeader(out, Fields.OURS, n);
        }
        if (!header.isEmpty()) {
            Wire.addHeader(out, Fields.OURS, (leadingSpace ? " " : "") + header);
        }
        if (action == Action.HOLD) {
            Wire.quarantine(out, reason);
        }
        Wire.write(out, Wire.CONTINUE);
    }
}
