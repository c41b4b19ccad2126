// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Cause;
import app.clearline.model.Confidence;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.model.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Names that resolve, but so late that every connection of a call begins late. A busy computer looks much the same:
/// so the system's look-up and our own query must both be slow, for most names, while connections open at once. One
/// resolver that is silent before one that answers is told, and is no fault of the network that stops a call.
final class SlowNames {

    /// A browser shows its first sign of waiting after about a second.
    private static final Duration SYSTEM = Duration.ofMillis(1500);

    /// Our own query goes to the next resolver after a second: where the first is dead, it is answered then.
    private static final Duration OWN = Duration.ofMillis(950);

    private static final Duration QUICK = Duration.ofMillis(700);

    /// What our own query waits for a resolver that says nothing.
    private static final Duration WAITED = Duration.ofSeconds(1);

    private static final int ENOUGH = 3;

    private SlowNames() {}

    /// Names that cause; silent where a proxy looks the names up.
    static void cause(Inquiry inquiry) {
        List<Observation> late = late(inquiry.evidence());
        if (late.isEmpty() || NameRules.silent(inquiry) || inquiry.has(Cause.DNS_BROKEN)) {
            return;
        }
        inquiry.accept(Findings.of(inquiry, Cause.DNS_BROKEN, Confidence.CERTAIN, late)
                .with("variant", "slow")
                .with("seconds", seconds(late))
                .with("hosts", Evidence.hosts(late))
                .change(Topic.FIX_DNS)
                .done());
    }

    /// The look-ups that were late, where those are most of all; none where this client does not depend on them, or
    /// where other things were slow too.
    static List<Observation> late(Evidence evidence) {
        List<Observation> tried = Evidence.tried(evidence.of(ProbeKind.DNS)).stream()
                .filter(o -> o.ok() || o.failed(FailureClass.NAME_TIMEOUT, FailureClass.TIMEOUT))
                .toList();
        List<Observation> late = tried.stream().filter(SlowNames::late).toList();
        boolean most = late.size() >= ENOUGH && late.size() * 3 >= tried.size() * 2;
        return most && !evidence.proxied() && quick(evidence) ? late : List.of();
    }

    private static boolean late(Observation lookup) {
        return lookup.ok()
                && !nextAnswered(lookup)
                && lookup.found(Finding.Dns.class)
                        .map(dns -> dns.systemTook().compareTo(SYSTEM) > 0
                                && dns.ownTook() != null
                                && dns.ownTook().compareTo(OWN) > 0)
                        .orElse(false);
    }

    /// The look-ups in which one resolver was silent and the next one answered as it should, where those are
    /// most of all: names are found, and who remembers which resolver answers finds them at once.
    static List<Observation> oneSilent(Evidence evidence) {
        List<Observation> tried = Evidence.tried(evidence.of(ProbeKind.DNS));
        List<Observation> some = tried.stream().filter(SlowNames::nextAnswered).toList();
        return some.size() >= ENOUGH && some.size() * 3 >= tried.size() * 2 && !evidence.proxied() ? some : List.of();
    }

    /// The resolvers that were silent in `some`, for a sentence.
    static String silent(List<Observation> some) {
        return some.stream()
                .flatMap(o -> o.found(Finding.Dns.class).stream())
                .flatMap(dns -> silent(dns).stream())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static boolean nextAnswered(Observation lookup) {
        return lookup.ok()
                && lookup.found(Finding.Dns.class)
                        .map(dns -> silent(dns).size() == 1
                                && dns.ownTook() != null
                                && dns.ownTook().compareTo(WAITED.plus(OWN)) < 0)
                        .orElse(false);
    }

    private static List<String> silent(Finding.Dns dns) {
        List<String> silent = dns.silent();
        return silent == null ? List.of() : silent;
    }

    /// Whether most connections to hosts with a name opened at once.
    private static boolean quick(Evidence evidence) {
        List<Observation> opened = evidence.direct(ProbeKind.TCP).stream()
                .filter(o -> o.ok() && !o.endpoint().literal())
                .toList();
        long quick = opened.stream().filter(o -> o.took().compareTo(QUICK) < 0).count();
        return quick >= ENOUGH && quick * 3 >= opened.size() * 2L;
    }

    /// As most of them took, with one decimal.
    static String seconds(List<Observation> late) {
        List<Duration> took = late.stream()
                .flatMap(o -> o.found(Finding.Dns.class).stream())
                .map(Finding.Dns::systemTook)
                .sorted()
                .toList();
        return String.format(Locale.ROOT, "%.1f", took.get(took.size() / 2).toMillis() / 1000.0);
    }
}
