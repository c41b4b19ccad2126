// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.util.List;

/// One outbound rule; no inbound rule is ever needed.
///
/// @param protocol `TCP` or `UDP`
/// @param ports such as `443` or `1025–65535`
/// @param destinations names, addresses or `any`
public record FirewallRule(String protocol, String ports, List<String> destinations) {

    public FirewallRule {
        destinations = List.copyOf(destinations);
    }
}
