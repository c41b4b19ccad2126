// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Failure;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.model.Route;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Resolvers that lead names which nobody has to a page of their own. A sample host that leads there is gone, and
/// nothing that was seen at that page is about the service.
final class UnknownNames {

    private UnknownNames() {}

    /// The observations as the rules are to see them: the look-ups of unknown names only where they were answered with
    /// an address, and of sample hosts that lead to the same address only that their names do not exist.
    static List<Observation> readThrough(Collection<Observation> all) {
        List<Observation> unknown = all.stream()
                .filter(o -> o.probe() == ProbeKind.DNS_UNKNOWN)
                .filter(o -> o.ok() && !addresses(o).isEmpty())
                .toList();
        Set<String> pages = pages(unknown);
        Set<String> gone = all.stream()
                .filter(o ->
                        o.probe() == ProbeKind.DNS && o.ok() && o.endpoint().sample())
                .filter(o -> !addresses(o).isEmpty() && pages.containsAll(addresses(o)))
                .map(o -> o.endpoint().host())
                .collect(Collectors.toSet());
        return all.stream()
                .filter(o -> o.probe() != ProbeKind.DNS_UNKNOWN || (!pages.isEmpty() && unknown.contains(o)))
                .map(o -> o.route() instanceof Route.Direct
                                && gone.contains(o.endpoint().host())
                        ? gone(o)
                        : o)
                .toList();
    }

    /// The addresses that every unknown name led to, of which there must be two: one may be its owner's will.
    private static Set<String> pages(List<Observation> unknown) {
        if (unknown.size() < 2) {
            return Set.of();
        }
        var pages = new HashSet<>(addresses(unknown.getFirst()));
        unknown.forEach(o -> pages.retainAll(addresses(o)));
        return pages;
    }

    private static Observation gone(Observation o) {
        FailureClass type = o.probe() == ProbeKind.DNS ? FailureClass.NAME_NOT_FOUND : FailureClass.NEED_FAILED;
        var failure = new Failure(type, "this name leads where names lead that nobody has");
        return new Observation(o.id(), o.probe(), o.endpoint(), o.route(), o.started(), o.took(), o.finding(), failure);
    }

    private static List<String> addresses(Observation o) {
        return o.found(Finding.Dns.class).map(Finding.Dns::system).orElse(List.of());
    }
}
