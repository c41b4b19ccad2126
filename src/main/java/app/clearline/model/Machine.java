// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.util.List;

/// What this machine is, as far as it could be found out.
///
/// @param host its name; private
/// @param user the account; private
public record Machine(
        String host,
        String user,
        OperatingSystem os,
        List<InstalledBrowser> browsers,
        List<FoundProxy> proxies,
        List<NetworkLink> links,
        List<String> resolvers,
        List<BrowserPolicy> policies,
        List<Agent> agents) {

    /// Nothing is known.
    public static final Machine UNKNOWN = new Machine(
            "", "", OperatingSystem.UNKNOWN, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public Machine {
        browsers = List.copyOf(browsers);
        proxies = List.copyOf(proxies);
        links = List.copyOf(links);
        resolvers = List.copyOf(resolvers);
        policies = List.copyOf(policies);
        agents = List.copyOf(agents);
    }
}
