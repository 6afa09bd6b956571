package io.softspoken.milter;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A policy, and the mail that it is for: all that is set must fit.
 *
 * @param from addresses ({@code a@example.com}) and domains ({@code @example.com}) of the envelope's sender; empty: any
 * @param to the same of its recipients, who must all be among them; empty: any
 * @param authenticated whether the client has logged in to the MTA, if that matters
 * @param policy what is done with such mail
 */
record PolicyRule(Set<String> from, Set<String> to, Optional<Boolean> authenticated, Policy policy) {
    PolicyRule {
        from = Set.copyOf(from);
        to = Set.copyOf(to);
    }

    boolean fits(String sender, List<String> recipients, boolean loggedIn) {
        return (from.isEmpty() || among(from, sender))
                && (to.isEmpty() || !recipients.isEmpty() && recipients.stream().allMatch(one -> among(to, one)))
                && authenticated.map(wanted -> wanted == loggedIn).orElse(true);
    }

    private static boolean among(Set<String> named, String address) {
        return named.contains(address) || named.contains(address.substring(Math.max(0, address.lastIndexOf('@'))));
    }
}
