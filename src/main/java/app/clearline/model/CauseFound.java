// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A cause with what points to it. Its texts have the keys `cause.<id>.title`, `.meaning`, `.now` and `.admin`, filled
/// from `details`; where these name a `variant`, `cause.<id>.<variant>.title` and so on.
///
/// @param requirements ids of those that fail because of it
/// @param evidence ids of the observations that point to it
/// @param details values for the texts and for machines: hosts, ports, schemes, products, addresses
/// @param changes what an administrator is asked for; empty where nobody but others can act
public record CauseFound(
        Cause cause,
        Confidence confidence,
        List<String> requirements,
        List<String> evidence,
        Map<String, String> details,
        List<Change> changes) {

    /// The variant of [Cause#HEALTHY] where a part of what was meant to be tried was not.
    public static final String PART = "part";

    public CauseFound {
        requirements = List.copyOf(requirements);
        evidence = List.copyOf(evidence);
        details = Collections.unmodifiableMap(new TreeMap<>(details));
        changes = List.copyOf(changes);
    }

    /// How the keys of its texts begin, without the dot that follows.
    public String key() {
        String variant = details.get("variant");
        return "cause." + cause.id() + (variant == null ? "" : "." + variant);
    }
}
