// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Change;
import app.clearline.model.Confidence;
import app.clearline.model.Criterion;
import app.clearline.model.FirewallRule;
import app.clearline.model.Observation;
import app.clearline.model.Requirement;
import app.clearline.model.Service;
import app.clearline.model.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A cause being written down. The requirements that it explains are added when all causes are known.
final class Findings {

    private final Cause cause;
    private final Confidence confidence;
    private final List<Observation> evidence;
    private final Map<String, String> details = new TreeMap<>();
    private final List<Change> changes = new ArrayList<>();

    private Findings(Cause cause, Confidence confidence, List<Observation> evidence) {
        this.cause = cause;
        this.confidence = confidence;
        this.evidence = evidence;
    }

    static Findings of(Inquiry inquiry, Cause cause, Confidence confidence, List<Observation> evidence) {
        return new Findings(cause, confidence, evidence)
                .with("service", inquiry.evidence().service().name());
    }

    Findings with(String place, String value) {
        if (!value.isBlank()) {
            details.put(place, value);
        }
        return this;
    }

    Findings change(Topic topic, FirewallRule... rules) {
        changes.add(new Change(topic, List.of(rules)));
        return this;
    }

    CauseFound done() {
        List<String> ids = evidence.stream().map(Observation::id).distinct().toList();
        return new CauseFound(cause, confidence, List.of(), ids, details, changes);
    }

    /// The domains that the service asks for.
    static List<String> domains(Service service) {
        return service.requirements().stream()
                .map(Requirement::criterion)
                .flatMap(c -> c instanceof Criterion.Domain d ? Stream.of(d.domain()) : Stream.empty())
                .toList();
    }

    static FirewallRule tcp443(List<String> destinations) {
        return new FirewallRule("TCP", "443", destinations);
    }

    static FirewallRule udp(String ports) {
        return new FirewallRule("UDP", ports, List.of(FirewallRule.ANY));
    }
}
