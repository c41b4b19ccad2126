// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Cause;
import app.clearline.model.Confidence;
import app.clearline.model.FailureClass;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.model.Topic;
import java.util.List;
import java.util.stream.Stream;

/// What resolvers do to calls. Silent behind a proxy that lets the client through: it looks names up itself.
final class NameRules {

    private NameRules() {}

    static boolean silent(Inquiry inquiry) {
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

    /// Names of the service are refused or sent to an address that nobody has, while names of others resolve.
    /// A sample name that does not exist is no sign; nor is one name among several that got no answer in time, nor
    /// one of which a resolver that was asked over HTTPS says the same.
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
        List<Observation> refused = SecondOpinion.disputable(
                evidence,
                own.stream()
                        .filter(o -> o.failed(FailureClass.NAME_NOT_FOUND, FailureClass.NAME_REFUSED))
                        .toList());
        // A sample that resolves is as good a sign as any other name.
        List<Observation> found = lookups(evidence).stream()
                .filter(o -> Evidence.own(o) && o.ok())
                .toList();
        List<Observation> sunk = SecondOpinion.disputable(evidence, Sinkhole.among(evidence, found));
        List<Observation> shared = SecondOpinion.disputable(
                evidence, Sinkhole.shared(evidence, ReachabilityJudge.inDomains(evidence, found)));
        List<Observation> silent = unanswered(evidence, own);
        List<Observation> told = Stream.of(refused, sunk, shared, silent)
                .filter(some -> !some.isEmpty())
                .findFirst()
                .orElse(List.of());
        if (told.isEmpty() || (!othersResolve && sunk.isEmpty())) {
            return;
        }
        Confidence confidence = refused.isEmpty() && sunk.isEmpty() ? Confidence.LIKELY : Confidence.CERTAIN;
        inquiry.accept(Findings.of(
                        inquiry,
                        Cause.DNS_FILTERED,
                        confidence,
                        Stream.concat(told.stream(), SecondOpinion.against(evidence, told).stream())
                                .toList())
                .with("hosts", Evidence.hosts(told))
                .with("domains", String.join(", ", Findings.domains(evidence.service())))
                .change(Topic.FIX_DNS)
                .done());
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
