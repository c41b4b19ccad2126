// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import app.clearline.model.FoundProxy;
import app.clearline.model.HostPort;
import app.clearline.model.ProxySetting;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the JDK would do with a request, as a cross-check: with `java.net.useSystemProxies` it asks the system itself,
/// which also follows scripts and automatic detection. It gives the decision and no reason.
final class JavaProxy {

    static final String SOURCE = "decision of the system for an https address";

    /// A name that is nobody's (RFC 2606 §2), so that no bypass list has it.
    private static final URI ASKED = URI.create("https://www.example.com/");

    private JavaProxy() {}

    /// The proxy that the selector names; empty where it goes direct, which says little.
    static Optional<FoundProxy> decision(@Nullable ProxySelector selector) {
        return selector == null
                ? Optional.empty()
                : Optional.ofNullable(selector.select(ASKED)).orElse(List.of()).stream()
                        .findFirst()
                        .flatMap(JavaProxy::setting)
                        .map(setting -> new FoundProxy(ProxyText.SYSTEM, setting, SOURCE, List.of()));
    }

    private static Optional<ProxySetting> setting(Proxy proxy) {
        if (!(proxy.address() instanceof InetSocketAddress address) || address.getPort() == 0) {
            return Optional.empty();
        }
        HostPort at = new HostPort(address.getHostString(), address.getPort());
        return switch (proxy.type()) {
            case HTTP -> Optional.of(new ProxySetting.Http(at));
            case SOCKS -> Optional.of(new ProxySetting.Socks(at));
            case DIRECT -> Optional.empty();
        };
    }
}
