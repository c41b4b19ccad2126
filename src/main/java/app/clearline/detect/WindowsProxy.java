// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import app.clearline.detect.Registry.Hive;
import app.clearline.model.FoundProxy;
import app.clearline.model.ProxySetting;
import com.github.markusbernhardt.proxy.search.browser.ie.IEProxyConfig;
import com.github.markusbernhardt.proxy.search.browser.ie.IEProxySearchStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The proxy settings of Windows ("Internet options"), which all browsers but Firefox follow. Windows itself is asked
/// first (`WinHttpGetIEProxyConfigForCurrentUser`, by proxy-vole), then the registry.
///
/// @param automatic whether a script is searched by WPAD
/// @param script address of the configuration script; "" for none
/// @param proxy as Windows writes it: one, or a list by protocol; "" for none
/// @param bypass hosts that go around it, separated by semicolons
record WindowsProxy(boolean automatic, String script, String proxy, String bypass) {

    private static final String SETTINGS = "Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings";
    private static final String POLICY = "SOFTWARE\\Policies\\Microsoft\\Windows\\CurrentVersion\\Internet Settings";
    private static final String SOURCE = "Windows settings";

    /// All that is set, in the order in which Windows tries it; `None` where it says that there is no proxy.
    List<FoundProxy> found() {
        List<FoundProxy> found = new ArrayList<>();
        if (automatic) {
            found.add(ProxyText.automatic(ProxyText.SYSTEM, SOURCE));
        }
        List<String> around = ProxyText.bypass(bypass);
        if (!script.isBlank()) {
            found.add(new FoundProxy(
                    ProxyText.SYSTEM, ProxyText.pac(script), SOURCE + ", automatic configuration script", around));
        }
        if (!proxy.isBlank()) {
            found.add(new FoundProxy(ProxyText.SYSTEM, ProxyText.forHttps(proxy), SOURCE + ", manual proxy", around));
        }
        if (found.isEmpty()) {
            found.add(new FoundProxy(ProxyText.SYSTEM, new ProxySetting.None(), SOURCE + ", no proxy", List.of()));
        }
        return found;
    }

    /// What Windows says when asked; empty where the call fails. To be called on Windows only.
    static Optional<WindowsProxy> asked() {
        try {
            @Nullable IEProxyConfig config = new IEProxySearchStrategy().readIEProxyConfig();
            return config == null
                    ? Optional.empty()
                    : Optional.of(new WindowsProxy(
                            config.isAutoDetect(),
                            orEmpty(config.getAutoConfigUrl()),
                            orEmpty(config.getProxy()),
                            orEmpty(config.getProxyBypass())));
        } catch (LinkageError | RuntimeException e) { // winhttp.dll missing or changed: the registry is left
            return Optional.empty();
        }
    }

    /// What the registry says; empty where it has no such settings. A policy can make the machine's count for
    /// everybody.
    static Optional<WindowsProxy> parse(Registry registry) {
        boolean perMachine = registry.number(Hive.LOCAL_MACHINE, POLICY, "ProxySettingsPerUser")
                .filter(perUser -> perUser == 0)
                .isPresent();
        Hive hive = perMachine ? Hive.LOCAL_MACHINE : Hive.CURRENT_USER;
        Optional<WindowsProxy> connection = registry.bytes(
                        hive, SETTINGS + "\\Connections", "DefaultConnectionSettings")
                .flatMap(ConnectionSettings::parse);
        if (connection.isPresent()) {
            return connection;
        }
        Optional<Integer> enabled = registry.number(hive, SETTINGS, "ProxyEnable");
        String script = registry.text(hive, SETTINGS, "AutoConfigURL").orElse("");
        if (enabled.isEmpty() && script.isEmpty()) {
            return Optional.empty();
        }
        String proxy = enabled.orElse(0) == 0
                ? ""
                : registry.text(hive, SETTINGS, "ProxyServer").orElse("");
        String bypass = registry.text(hive, SETTINGS, "ProxyOverride").orElse("");
        return Optional.of(new WindowsProxy(false, script, proxy, bypass));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
