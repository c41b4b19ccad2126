// SPDX-License-Identifier: Apache-2.0
package app.clearline.run;

import app.clearline.model.Endpoint;
import app.clearline.model.Finding;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.model.Route;
import app.clearline.model.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/// What a probe is given beside its step.
///
/// @param seen the observations of the steps that this one needs, by id
/// @param deadline by [System#nanoTime()]
/// @param progress takes how much is done, and of how much; may be called often
public record Scene(Map<String, Observation> seen, long deadline, BiConsumer<Long, Long> progress) {

    public Scene {
        seen = Map.copyOf(seen);
    }

    /// The time that is left; never negative.
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    /// The finding of a needed step, if it is of `type`.
    public <F extends Finding> Optional<F> finding(String step, Class<F> type) {
        Observation observation = seen.get(step);
        return observation == null ? Optional.empty() : observation.found(type);
    }

    /// The addresses of an endpoint's host, as the look-up that this step needs found them; the host itself where it is
    /// a literal; empty where nothing is known.
    public List<String> addresses(Endpoint endpoint) {
        if (endpoint.literal()) {
            return List.of(endpoint.host());
        }
        return finding(Step.id(ProbeKind.DNS, endpoint, Route.direct()), Finding.Dns.class)
                .map(dns -> dns.system().isEmpty() ? dns.own() : dns.system())
                .orElse(List.of());
    }
}
