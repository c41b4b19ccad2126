// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.Measured;
import app.clearline.model.Observation;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What the resolver that was asked over HTTPS says of a look-up. Where it gave no answer, or was not asked, nothing.
final class SecondOpinion {

    private static final Set<String> CANNOT_TELL = Set.of("NOERROR", "SERVFAIL");

    private SecondOpinion() {}

    /// Those of `some` with which it does not agree: where both say that there is no such name, or both cannot tell, or
    /// both name one address, the name is like that, and nobody on the way made it so.
    static List<Observation> disputable(Evidence evidence, List<Observation> some) {
        return some.stream().filter(lookup -> !agrees(evidence, lookup)).toList();
    }

    /// What it said of those of `some` for which it named public addresses only.
    static List<Observation> against(Evidence evidence, List<Observation> some) {
        return some.stream()
                .flatMap(lookup -> heard(evidence, lookup))
                .filter(o -> o.found(Measured.Resolved.class)
                        .filter(said -> Sinkhole.open(said.addresses()))
                        .isPresent())
                .distinct()
                .toList();
    }

    private static boolean agrees(Evidence evidence, Observation lookup) {
        List<String> addresses = Sinkhole.addresses(lookup);
        return heard(evidence, lookup)
                .flatMap(o -> o.found(Measured.Resolved.class).stream())
                .anyMatch(said -> addresses.isEmpty()
                        ? said.addresses().isEmpty() && alike(lookup, said.result())
                        : said.addresses().stream().anyMatch(addresses::contains));
    }

    /// A resolver that refuses to answer at all says nothing of the name.
    private static boolean alike(Observation lookup, String result) {
        return result.equals("NXDOMAIN")
                ? lookup.failed(FailureClass.NAME_NOT_FOUND)
                : CANNOT_TELL.contains(result)
                        && lookup.found(Finding.Dns.class)
                                .filter(dns -> dns.ownResult().equals(result))
                                .isPresent();
    }

    private static Stream<Observation> heard(Evidence evidence, Observation lookup) {
        return evidence.overHttps().stream()
                .filter(Observation::ok)
                .filter(o -> o.endpoint().host().equals(lookup.endpoint().host()));
    }
}
