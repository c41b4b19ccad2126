// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import app.clearline.model.FoundProxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The proxy in environment variables, as curl, Chromium and most command-line programs read them. Only what leads
/// `https` counts: `https_proxy`, else `all_proxy`; the lower-case name is looked at first.
final class EnvironmentProxy {

    private EnvironmentProxy() {}

    static Optional<FoundProxy> parse(Map<String, String> environment) {
        List<String> bypass = ProxyText.bypass(Stream.of("no_proxy", "NO_PROXY")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse(""));
        return Stream.of("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
                .filter(name -> !environment.getOrDefault(name, "").isBlank())
                .findFirst()
                .map(name -> new FoundProxy(
                        ProxyText.SYSTEM,
                        ProxyText.proxy(environment.getOrDefault(name, "")),
                        "environment variable " + name,
                        bypass));
    }
}
