// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a WebRTC service requires: a profile, read from YAML.
///
/// @param id such as `opentok`
/// @param name for people
/// @param document title of the document that the requirements come from
/// @param source its address
/// @param date of the profile, as an ISO date
/// @param session how the hosts of a session are learned; null where the profile does not say
public record Service(
        String id,
        String name,
        String document,
        String source,
        String date,
        List<Endpoint> endpoints,
        List<Requirement> requirements,
        List<BrowserSupport> browsers,
        Thresholds thresholds,
        Timers timers,
        @Nullable SessionSource session) {

    public Service {
        endpoints = List.copyOf(endpoints);
        requirements = List.copyOf(requirements);
        browsers = List.copyOf(browsers);
    }

    public Optional<Endpoint> endpoint(String id) {
        return endpoints.stream().filter(e -> e.id().equals(id)).findFirst();
    }

    public List<Endpoint> endpoints(Role role) {
        return endpoints.stream().filter(e -> e.role() == role).toList();
    }

    /// The same service with each endpoint changed: a practice network moves them to ports of its own.
    public Service withEndpoints(UnaryOperator<Endpoint> change) {
        return new Service(
                id,
                name,
                document,
                source,
                date,
                endpoints.stream().map(change).toList(),
                requirements,
                browsers,
                thresholds,
                timers,
                session);
    }

    /// The same service with other endpoints: those that a session names.
    public Service with(List<Endpoint> others) {
        return new Service(
                id, name, document, source, date, others, requirements, browsers, thresholds, timers, session);
    }
}
