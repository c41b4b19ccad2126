// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import app.clearline.detect.KnownAgents.Known;
import app.clearline.model.Agent;
import app.clearline.model.LowerCase;
import app.clearline.model.NetworkLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// VPNs, filters and security programs, known by their interfaces and by the programs that run. That one is here says
/// nothing of what it does to a call.
final class Agents {

    /// Linux cuts the names of programs.
    private static final int LONGEST_NAME = 15;

    private Agents() {}

    /// Each product once for each interface of its own, else once for a program.
    ///
    /// @param programs base names
    static List<Agent> among(List<NetworkLink> links, List<String> programs) {
        List<Agent> found = new ArrayList<>();
        links.forEach(link -> KnownAgents.ALL.stream()
                .filter(known -> owns(known, link))
                .findFirst()
                .ifPresent(known -> found.add(
                        new Agent(known.product(), known.tunnel(), "interface " + link.display(), link.name()))));
        Set<String> running = programs.stream().map(Agents::plain).collect(Collectors.toSet());
        for (Known known : KnownAgents.ALL) {
            boolean told = found.stream().anyMatch(agent -> agent.product().equals(known.product()));
            known.programs().stream()
                    .filter(program -> running.contains(plain(program)))
                    .findFirst()
                    .filter(program -> !told)
                    .ifPresent(
                            program -> found.add(new Agent(known.product(), known.tunnel(), "program " + program, "")));
        }
        return found;
    }

    private static boolean owns(Known known, NetworkLink link) {
        String display = LowerCase.of(link.display());
        boolean named = known.names().matcher(link.name()).matches();
        boolean counts = !known.onlyRouted() || link.defaultRoute() || hasIpv4(link);
        return counts && (named || known.displays().stream().anyMatch(display::contains));
    }

    /// What a system's own tunnels, which are always there, lack.
    private static boolean hasIpv4(NetworkLink link) {
        return link.addresses().stream().anyMatch(address -> address.indexOf(':') < 0);
    }

    private static String plain(String program) {
        String lower = LowerCase.of(program);
        String bare = lower.endsWith(".exe") ? lower.substring(0, lower.length() - 4) : lower;
        return bare.length() > LONGEST_NAME ? bare.substring(0, LONGEST_NAME) : bare;
    }
}
