// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Finding;
import app.clearline.model.LowerCase;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import java.util.List;
import java.util.stream.Stream;

/// Names that resolve to addresses which no public service has.
final class Sinkhole {

    private Sinkhole() {}

    /// Those of `some` that resolve to nothing but special addresses, while the names of controls do not: where a
    /// control resolves to one too (a practice network, a lab), such an address is no sign of anything.
    static List<Observation> among(Evidence evidence, List<Observation> some) {
        boolean usual =
                evidence.of(ProbeKind.DNS).stream().filter(Evidence::control).anyMatch(Sinkhole::special);
        boolean compared = evidence.of(ProbeKind.DNS).stream().anyMatch(o -> Evidence.control(o) && o.ok());
        return usual || !compared
                ? List.of()
                : some.stream().filter(Sinkhole::special).toList();
    }

    /// All of `some`, where names of different domains lead to one and the same address, and who answers there is
    /// nobody that a client would accept, while controls answer as themselves: a resolver that sends to a page of
    /// its own. Silent where TLS is opened everywhere, and for a service that has but one domain.
    static List<Observation> shared(Evidence evidence, List<Observation> some) {
        List<String> domains = Findings.domains(evidence.service());
        long several = domains.stream()
                .filter(d -> some.stream()
                        .anyMatch(o -> Domains.matches(d, o.endpoint().host())))
                .count();
        long places = some.stream().map(Sinkhole::addresses).distinct().count();
        List<Finding.Tls> own = tls(evidence.direct(ProbeKind.TLS).stream().filter(Evidence::own));
        List<Finding.Tls> others = tls(evidence.direct(ProbeKind.TLS).stream().filter(Evidence::control));
        boolean nobody = !own.isEmpty() && own.stream().noneMatch(TlsRules::accepted);
        boolean others443 = !others.isEmpty() && others.stream().allMatch(TlsRules::accepted);
        return several > 1 && places == 1 && nobody && others443 ? some : List.of();
    }

    private static List<Finding.Tls> tls(Stream<Observation> some) {
        return some.flatMap(o -> o.found(Finding.Tls.class).stream()).toList();
    }

    static List<String> addresses(Observation lookup) {
        return lookup.found(Finding.Dns.class)
                .map(dns -> dns.system().isEmpty() ? dns.own() : dns.system())
                .orElse(List.of());
    }

    /// Whether these are addresses, and each of them one that a public service can have.
    static boolean open(List<String> addresses) {
        return !addresses.isEmpty() && addresses.stream().noneMatch(Sinkhole::special);
    }

    private static boolean special(Observation lookup) {
        List<String> addresses = addresses(lookup);
        return !addresses.isEmpty() && addresses.stream().allMatch(Sinkhole::special);
    }

    /// Unspecified, loopback, link-local and private addresses (RFC 6890).
    private static boolean special(String address) {
        if (address.indexOf(':') >= 0) {
            String lower = LowerCase.of(address);
            return lower.equals("::")
                    || lower.equals("::1")
                    || lower.equals("0:0:0:0:0:0:0:0")
                    || lower.equals("0:0:0:0:0:0:0:1")
                    || lower.startsWith("fc")
                    || lower.startsWith("fd")
                    || lower.startsWith("fe8");
        }
        if (Stream.of("0.", "127.", "10.", "192.168.", "169.254.").anyMatch(address::startsWith)) {
            return true;
        }
        String[] parts = address.split("[.]", -1);
        return parts.length == 4 && parts[0].equals("172") && between16And31(parts[1]);
    }

    private static boolean between16And31(String part) {
        return part.length() == 2 && part.compareTo("16") >= 0 && part.compareTo("31") <= 0;
    }
}
