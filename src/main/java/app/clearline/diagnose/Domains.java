// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import java.util.Locale;

/// Host names against the patterns of a profile.
final class Domains {

    private Domains() {}

    /// Whether `host` is meant by `pattern`: `*.example.com` means every name under it and `example.com` itself; a
    /// plain name means itself.
    static boolean matches(String pattern, String host) {
        String wanted = pattern.toLowerCase(Locale.ROOT);
        String name = host.toLowerCase(Locale.ROOT);
        if (wanted.startsWith("*.")) {
            return name.endsWith(wanted.substring(1)) || name.equals(wanted.substring(2));
        }
        return name.equals(wanted);
    }
}
