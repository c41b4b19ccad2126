// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Cause;
import app.clearline.model.Confidence;
import app.clearline.model.Criterion;
import app.clearline.model.FailureClass;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.model.Requirement;
import java.util.ArrayList;
import java.util.List;

/// Hosts of the service that nobody answers at, while their neighbours of the same domain and others answer.
final class SilentHostRule {

    private SilentHostRule() {}

    /// Such a host may be down, or be the one that a rule stops: both look the same from here, so this is no more
    /// than possible. Silent where something else explains it, for samples and logging, and behind a proxy, which
    /// answers in the place of hosts that it cannot reach.
    static void look(Inquiry inquiry) {
        Evidence evidence = inquiry.evidence();
        boolean controls = evidence.direct(ProbeKind.TCP).stream().anyMatch(o -> Evidence.control(o) && o.ok());
        if (inquiry.nothingBehind() || inquiry.has(Cause.SERVICE_DOWN) || evidence.proxied() || !controls) {
            return;
        }
        var silent = new ArrayList<Observation>();
        for (Requirement requirement : inquiry.failed(Criterion.Domain.class)) {
            silent.addAll(silent(evidence, ((Criterion.Domain) requirement.criterion()).domain()));
        }
        List<Observation> unexplained = silent.stream()
                .distinct()
                .filter(o ->
                        inquiry.found().stream().noneMatch(f -> f.evidence().contains(o.id())))
                .toList();
        if (!unexplained.isEmpty()) {
            inquiry.accept(Findings.of(inquiry, Cause.SERVICE_DOWN, Confidence.POSSIBLE, unexplained)
                    .with("variant", "host")
                    .with("part", "host")
                    .with("hosts", Evidence.hosts(unexplained))
                    .done());
        }
    }

    /// The connections that did not open, of a domain of which another host answered as it should.
    private static List<Observation> silent(Evidence evidence, String domain) {
        List<Reach> reaches = TcpRules.reaches(evidence, domain);
        if (reaches.stream().noneMatch(Reach::usable)) {
            return List.of();
        }
        return reaches.stream()
                .filter(r -> !r.logging() && !r.endpoint().sample())
                .filter(r -> r.brokeWith(FailureClass.TIMEOUT, FailureClass.REFUSED, FailureClass.UNREACHABLE))
                .flatMap(r -> r.chain().stream())
                .filter(o -> !o.ok() && o.probe() == ProbeKind.TCP)
                .toList();
    }
}
