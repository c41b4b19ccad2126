// SPDX-License-Identifier: Apache-2.0
package app.clearline.run;

import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The roots that served chains are judged by.
///
/// @param open certificates that count as public roots; empty: those of the JDK
/// @param system certificates that count as the system's store; null: the system's own
public record TrustStores(
        List<X509Certificate> open, @Nullable List<X509Certificate> system) {

    /// Those of this machine.
    public static final TrustStores DEFAULT = new TrustStores(List.of(), null);

    public TrustStores {
        open = List.copyOf(open);
    }
}
