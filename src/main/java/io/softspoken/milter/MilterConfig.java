package io.softspoken.milter;

import io.softspoken.report.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@code milter.yaml} says. Immutable.
 *
 * @param listen where MTAs connect; at least one
 * @param socketMode permissions of unix sockets, as {@code rw-rw----}
 * @param control where health, metrics and reload are; empty: nowhere
 * @param engine the {@code softspoken.yaml} of the engine; empty: as shipped
 * @param policy for mail that no entry of {@code policies} is for
 * @param policies the first that fits counts
 * @param actOn the least verdict on which policies act
 * @param onTrouble what is done instead of a verdict; never {@link Action#TAG}
 * @param judgeSigned whether signed mail is judged too
 * @param limits what is bounded
 * @param audit where the record goes
 */
record MilterConfig(
        List<Address> listen,
        String socketMode,
        Optional<Address> control,
        Optional<Path> engine,
        Policy policy,
        List<PolicyRule> policies,
        Verdict actOn,
        Map<Trouble, Action> onTrouble,
        boolean judgeSigned,
        Limits limits,
        AuditTo audit) {

    /**
     * Where the record goes.
     *
     * @param file a file that is appended to; empty: none
     * @param stdout whether it goes to standard output too
     * @param clearAddresses whether the sender's address stands in it as it is
     * @param key the file with the key by which addresses are hashed; empty: a key that is forgotten at the end
     */
    record AuditTo(Optional<Path> file, boolean stdout, boolean clearAddresses, Optional<Path> key) {}

    MilterConfig {
        listen = List.copyOf(listen);
        policies = List.copyOf(policies);
        onTrouble = Map.copyOf(onTrouble);
    }

    Policy policy(Message message) {
        for (PolicyRule rule : policies) {
            if (rule.fits(
                    message.sender(), message.recipients(), !message.login().isEmpty())) {
                return rule.policy();
            }
        }
        return policy;
    }

    Action onTrouble(Trouble trouble) {
        return onTrouble.getOrDefault(trouble, Action.ACCEPT);
    }

    /** Whether any mail may be changed or held; if not, none is touched in whatever way. */
    boolean touchesMail() {
        return policy != Policy.OBSERVE || policies.stream().anyMatch(rule -> rule.policy() != Policy.OBSERVE);
    }
}
