// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Finding;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import java.util.List;

/// What connections that somebody opened on the way lack beside those that came through untouched in the same run. It
/// supports a finding and never makes one: where nothing came through there is nothing to compare with, and a server
/// that is old speaks old TLS by itself.
final class WeakerTls {

    private static final String NEWEST = "TLSv1.3";

    private WeakerTls() {}

    /// The older version that all of `opened` speak, while somebody else was spoken to by TLS 1.3; else empty.
    static String version(Evidence evidence, List<Observation> opened) {
        List<String> versions = tls(opened).stream()
                .map(Finding.Tls::protocol)
                .filter(version -> !version.isEmpty())
                .distinct()
                .sorted()
                .toList();
        boolean newest =
                untouched(evidence).stream().anyMatch(tls -> tls.protocol().equals(NEWEST));
        return newest && !versions.contains(NEWEST) ? String.join(", ", versions) : "";
    }

    /// The protocol that somebody else agreed to (RFC 7301), while none of the web hosts among `opened` agreed to any;
    /// else empty.
    static String missingProtocol(Evidence evidence, List<Observation> opened) {
        List<Finding.Tls> web = tls(opened.stream().filter(WeakerTls::web).toList());
        boolean none =
                !web.isEmpty() && web.stream().allMatch(tls -> agreed(tls).isEmpty());
        return none
                ? untouched(evidence).stream()
                        .map(WeakerTls::agreed)
                        .filter(protocol -> !protocol.isEmpty())
                        .findFirst()
                        .orElse("")
                : "";
    }

    private static boolean web(Observation observation) {
        return observation.endpoint().probes().contains(ProbeKind.HTTPS);
    }

    private static List<Finding.Tls> untouched(Evidence evidence) {
        return tls(evidence.mine(ProbeKind.TLS).stream().filter(WeakerTls::web).toList()).stream()
                .filter(tls -> tls.publicRoots() && tls.nameMatches())
                .toList();
    }

    private static String agreed(Finding.Tls tls) {
        String alpn = tls.alpn();
        return alpn == null ? "" : alpn;
    }

    private static List<Finding.Tls> tls(List<Observation> some) {
        return some.stream().flatMap(o -> o.found(Finding.Tls.class).stream()).toList();
    }
}
