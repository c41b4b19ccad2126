// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.util.List;

/// One outbound rule; no inbound rule is ever needed.
///
/// @param protocol `TCP` or `UDP`
/// @param ports such as `443` or `1025–65535`
/// @param destinations names, addresses or [#ANY]
public record FirewallRule(String protocol, String ports, List<String> destinations) {

    /// The destination of a rule that is not bound to one.
    public static final String ANY = "any";

    public FirewallRule {
        destinations = List.copyOf(destinations);
    }
}
