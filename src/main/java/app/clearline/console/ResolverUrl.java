// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/// Reads the address of a resolver that is asked over HTTPS, such as `https://dns.example/dns-query`; the ending
/// `{?dns}` of a template (RFC 8484 §4.1) may stand behind it.
final class ResolverUrl {

    private static final int LONGEST = 1_000;
    private static final String TEMPLATE = "{?dns}";

    private ResolverUrl() {}

    /// Null for null.
    ///
    /// @throws Misuse where it is not `https`, names no host or holds a login; it does not repeat the text,
    ///     which may hold a secret
    static @Nullable URI read(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String plain = text.endsWith(TEMPLATE) ? text.substring(0, text.length() - TEMPLATE.length()) : text;
        if (plain.length() > LONGEST) {
            throw new Misuse("console.bad.doh");
        }
        try {
            URI at = new URI(plain);
            boolean good = "https".equalsIgnoreCase(at.getScheme())
                    && at.getHost() != null
                    && at.getRawUserInfo() == null
                    && at.getRawFragment() == null
                    && at.getPort() != 0
                    && at.getPort() <= 65_535;
            if (!good) {
                throw new Misuse("console.bad.doh");
            }
            String path = at.getRawPath().isEmpty() ? "/" : at.getRawPath();
            String query = at.getRawQuery() == null ? "" : "?" + at.getRawQuery();
            String port = at.getPort() < 0 ? "" : ":" + at.getPort();
            return new URI("https://" + at.getHost() + port + path + query);
        } catch (URISyntaxException e) {
            // No address at all.
            throw new Misuse("console.bad.doh");
        }
    }
}
