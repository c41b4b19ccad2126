// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Finding;
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

    private static boolean special(Observation lookup) {
        List<String> addresses = lookup.found(Finding.Dns.class)
                .map(dns -> dns.system().isEmpty() ? dns.own() : dns.system())
                .orElse(List.of());
        return !addresses.isEmpty() && addresses.stream().allMatch(Sinkhole::special);
    }

    /// Unspecified, loopback, link-local and private addresses (RFC 6890).
    private static boolean special(String address) {
        if (address.indexOf(':') >= 0) {
            String lower = address.toLowerCase(java.util.Locale.ROOT);
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
