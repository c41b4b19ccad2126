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
import java.util.stream.Stream;

/// What resolvers do to calls. Silent behind a proxy that lets the client through: it looks names up itself.
final class NameRules {

    /// A browser shows its first sign of waiting after about a second.
    private static final Duration SLOW = Duration.ofMillis(1500);

    private static final int ENOUGH = 3;

    private NameRules() {}

    private static boolean silent(Inquiry inquiry) {
        Evidence evidence = inquiry.evidence();
        return inquiry.nothingBehind()
                || !ProxyJudge.around(evidence).isEmpty()
                || (evidence.proxied() && Evidence.anyOk(ProxyJudge.outbound(evidence.mine(ProbeKind.TCP))));
    }

    /// No name at all resolves.
    static void broken(Inquiry inquiry) {
        List<Observation> tried = lookups(inquiry.evidence());
        if (silent(inquiry) || tried.size() < 2 || Evidence.anyOk(tried)) {
            return;
        }
        boolean noAnswer =
                tried.stream().allMatch(o -> !o.failed(FailureClass.NAME_NOT_FOUND, FailureClass.NAME_REFUSED));
        inquiry.accept(Findings.of(inquiry, Cause.DNS_BROKEN, noAnswer ? Confidence.CERTAIN : Confidence.LIKELY, tried)
                .with("hosts", Evidence.hosts(tried))
                .change(Topic.FIX_DNS)
                .done());
    }

    /// Names of the service are refused or sent to an address that nobody has, while names of others resolve. A sample
    /// name that does not exist is no sign; nor is one name among several that got no answer in time.
    static void filtered(Inquiry inquiry) {
        Evidence evidence = inquiry.evidence();
        if (silent(inquiry) || inquiry.has(Cause.DNS_BROKEN)) {
            return;
        }
        List<Observation> own = lookups(evidence).stream()
                .filter(Evidence::own)
                .filter(o -> !o.endpoint().sample())
                .toList();
        boolean othersResolve = lookups(evidence).stream().anyMatch(o -> Evidence.control(o) && o.ok());
        List<Observation> refused = own.stream()
                .filter(o -> o.failed(FailureClass.NAME_NOT_FOUND, FailureClass.NAME_REFUSED))
                .toList();
        // A sample that resolves is as good a sign as any other name.
        List<Observation> found = lookups(evidence).stream()
                .filter(o -> Evidence.own(o) && o.ok())
                .toList();
        List<Observation> sunk = Sinkhole.among(evidence, found);
        List<Observation> shared = Sinkhole.shared(evidence, ReachabilityJudge.inDomains(evidence, found));
        List<Observation> silent = unanswered(evidence, own);
        List<Observation> told = Stream.of(refused, sunk, shared, silent)
                .filter(some -> !some.isEmpty())
                .findFirst()
                .orElse(List.of());
        if (told.isEmpty() || (!othersResolve && sunk.isEmpty())) {
            return;
        }
        Confidence confidence = refused.isEmpty() && sunk.isEmpty() ? Confidence.LIKELY : Confidence.CERTAIN;
        inquiry.accept(Findings.of(inquiry, Cause.DNS_FILTERED, confidence, told)
                .with("hosts", Evidence.hosts(told))
                .with("domains", String.join(", ", Findings.domains(evidence.service())))
                .change(Topic.FIX_DNS)
                .done());
    }

    /// Names resolve, but most of them so late that everything begins late. Silent where only some do.
    static void slow(Inquiry inquiry) {
        List<Observation> late = late(inquiry.evidence());
        if (late.isEmpty() || silent(inquiry) || inquiry.has(Cause.DNS_BROKEN)) {
            return;
        }
        inquiry.accept(Findings.of(inquiry, Cause.DNS_BROKEN, Confidence.CERTAIN, late)
                .with("variant", "slow")
                .with("seconds", seconds(late))
                .with("hosts", Evidence.hosts(late))
                .change(Topic.FIX_DNS)
                .done());
    }

    /// The names that the system found late, where those are most of all that were asked; else none.
    static List<Observation> late(Evidence evidence) {
        List<Observation> tried = lookups(evidence);
        List<Observation> late = tried.stream()
                .filter(o -> o.ok() && took(o).compareTo(SLOW) > 0)
                .toList();
        return late.size() >= ENOUGH && late.size() * 3 >= tried.size() * 2 ? late : List.of();
    }

    /// As most of them took, with one decimal.
    static String seconds(List<Observation> late) {
        List<Duration> took = late.stream().map(NameRules::took).sorted().toList();
        return String.format(Locale.ROOT, "%.1f", took.get(took.size() / 2).toMillis() / 1000.0);
    }

    private static Duration took(Observation lookup) {
        return lookup.found(Finding.Dns.class).map(Finding.Dns::systemTook).orElse(Duration.ZERO);
    }

    /// The look-ups of each domain of which none was answered.
    private static List<Observation> unanswered(Evidence evidence, List<Observation> own) {
        return Findings.domains(evidence.service()).stream()
                .map(d -> own.stream()
                        .filter(o -> Domains.matches(d, o.endpoint().host()))
                        .toList())
                .filter(some -> some.size() > 1
                        && Evidence.all(some, o -> o.failed(FailureClass.NAME_TIMEOUT, FailureClass.TIMEOUT)))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Observation> lookups(Evidence evidence) {
        return Evidence.tried(evidence.of(ProbeKind.DNS));
    }
}
