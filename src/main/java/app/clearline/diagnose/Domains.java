// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Endpoint;
import app.clearline.model.LowerCase;
import app.clearline.model.Observation;
import java.util.List;

/// Host names against the patterns of a profile.
final class Domains {

    private Domains() {}

    /// Whether `host` is meant by `pattern`: `*.example.com` means every name under it and `example.com` itself; a
    /// plain name means itself.
    static boolean matches(String pattern, String host) {
        String wanted = LowerCase.of(pattern);
        String name = LowerCase.of(host);
        if (wanted.startsWith("*.")) {
            return name.endsWith(wanted.substring(1)) || name.equals(wanted.substring(2));
        }
        return name.equals(wanted);
    }

    /// How many owners the hosts have, as far as names tell: by the last two labels, and an address for itself.
    static long owners(List<Observation> some) {
        return some.stream().map(o -> owner(o.endpoint())).distinct().count();
    }

    private static String owner(Endpoint endpoint) {
        String name = LowerCase.of(endpoint.host());
        if (endpoint.literal()) {
            return name;
        }
        int last = name.lastIndexOf('.');
        return name.substring(name.lastIndexOf('.', last - 1) + 1);
    }
}
