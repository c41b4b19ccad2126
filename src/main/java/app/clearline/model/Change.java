// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.util.List;

/// What is asked of an administrator for one cause.
public record Change(Topic topic, List<FirewallRule> rules) {

    public Change {
        rules = List.copyOf(rules);
    }
}
