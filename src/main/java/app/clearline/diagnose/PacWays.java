// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.model.Route;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a PAC file said of a step: where it was sent.
final class PacWays {

    private PacWays() {}

    /// The answer that the step was sent by, such as `PROXY a:3128; DIRECT`; empty for a step that did not go by the
    /// PAC file, and where the file was not asked for its host.
    static Optional<String> answer(Collection<Observation> all, Observation step) {
        if (!(step.route() instanceof Route.ViaPac)) {
            return Optional.empty();
        }
        List<Finding.Pac> files = all.stream()
                .filter(o -> o.probe() == ProbeKind.PAC && o.route().equals(step.route()))
                .flatMap(o -> o.found(Finding.Pac.class).stream())
                .toList();
        return hosts(all, step).flatMap(host -> asked(files, host)).findFirst();
    }

    /// The proxies that an answer names, as it writes them.
    static List<String> proxies(String answer) {
        return Stream.of(answer.split(";"))
                .map(entry -> entry.strip().split("\\s+", 2))
                .filter(words -> words.length == 2)
                .map(words -> words[1])
                .toList();
    }

    /// Whether the answer is to go out without a proxy, and nothing else.
    static boolean straightOut(String answer) {
        return answer.strip().toUpperCase(Locale.ROOT).startsWith("DIRECT");
    }

    /// As browsers do, plain relays are gone to by address, the rest by name.
    private static Stream<String> hosts(Collection<Observation> all, Observation step) {
        boolean plainRelay = step.probe() == ProbeKind.TURN_TCP || step.probe() == ProbeKind.RELAY_TCP;
        Stream<String> addresses = all.stream()
                .filter(o -> plainRelay && o.probe() == ProbeKind.DNS)
                .filter(o -> o.endpoint().host().equals(step.endpoint().host()))
                .flatMap(o -> o.found(Finding.Dns.class).stream())
                .flatMap(dns -> (dns.system().isEmpty() ? dns.own() : dns.system()).stream())
                .limit(1);
        return Stream.concat(addresses, Stream.of(step.endpoint().host()));
    }

    /// Files decide by host; a host is asked for on one of its ports.
    private static Stream<String> asked(List<Finding.Pac> files, String host) {
        String start = new HostPort(host, 1).toString().replaceAll("1$", "");
        return files.stream()
                .flatMap(pac -> pac.first().entrySet().stream())
                .filter(entry -> entry.getKey().startsWith(start))
                .map(entry -> entry.getValue());
    }
}
