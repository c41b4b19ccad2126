// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import app.clearline.model.BrowserName;
import app.clearline.model.BrowserPolicy;
import app.clearline.model.FoundProxy;
import app.clearline.model.InstalledBrowser;
import app.clearline.model.Machine;
import app.clearline.model.NetworkLink;
import app.clearline.model.OperatingSystem;
import app.clearline.model.OsName;
import java.net.ProxySelector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;

/// Looks at the machine that this program runs on.
///
/// All sources are asked side by side; what does not answer within three seconds, or cannot be read, is unknown.
/// User names and passwords in proxy settings are dropped on reading. For the system's own decision about a proxy
/// the property `java.net.useSystemProxies` has to be set before anything uses a [ProxySelector].
public final class Detector {

    private static final Duration PATIENCE = Duration.ofMillis(2500);

    private Detector() {}

    /// What this machine is; takes at most three seconds. Interfaces are listed without the loopback.
    ///
    /// @throws InterruptedException when the caller gives up; nothing is left running but what no interrupt reaches
    public static Machine detect() throws InterruptedException {
        return detect(Place.ofThisMachine());
    }

    /// Which of the settings found `browser` follows: its own policy or setting where it has one, else the system's.
    ///
    /// Firefox has settings of its own; Chrome, Edge and Brave have policies; all others, and applications, follow
    /// the system. Where automatic detection is on (`Unknown`), a script or proxy set beside it counts instead.
    /// Empty where nothing was found.
    public static Optional<FoundProxy> proxyOf(Machine machine, BrowserName browser) {
        return FollowedProxy.of(machine.proxies(), browser);
    }

    static Machine detect(Place place) throws InterruptedException {
        OsName family = SystemVersion.family(System.getProperty("os.name", ""));
        String user = System.getProperty("user.name", "");
        return detect(Sources.of(family, place, user), new OperatingSystem(family, null), user);
    }

    static Machine detect(Sources sources, OperatingSystem family, String user) throws InterruptedException {
        try (var look = new Look(PATIENCE)) {
            Future<String> host = look.ask(sources.host());
            Future<OperatingSystem> os = look.ask(sources.os());
            List<Future<List<InstalledBrowser>>> browsers =
                    sources.browsers().stream().map(look::ask).toList();
            List<Future<List<FoundProxy>>> proxies =
                    sources.proxies().stream().map(look::ask).toList();
            Future<Optional<FoundProxy>> decision = look.ask(() -> JavaProxy.decision(ProxySelector.getDefault()));
            Future<List<Links.Up>> links = look.ask(Links::find);
            Future<DefaultRoutes> routes = look.ask(sources.routes());
            Future<List<String>> resolvers = look.ask(sources.resolvers());
            Future<List<BrowserPolicy>> policies = look.ask(sources.policies());
            Future<List<String>> programs = look.ask(sources.programs());
            List<FoundProxy> found = joined(look, proxies);
            look.answer(decision, Optional.empty())
                    .filter(decided ->
                            found.stream().noneMatch(each -> each.setting().equals(decided.setting())))
                    .ifPresent(found::add);
            List<NetworkLink> marked =
                    Links.marked(look.answer(links, List.of()), look.answer(routes, DefaultRoutes.NONE));
            return new Machine(
                    look.answer(host, ""),
                    user,
                    look.answer(os, family),
                    joined(look, browsers),
                    found,
                    marked,
                    look.answer(resolvers, List.of()),
                    look.answer(policies, List.of(BrowserPolicy.UNREAD)),
                    Agents.among(marked, look.answer(programs, List.of())));
        }
    }

    private static <T> List<T> joined(Look look, List<Future<List<T>>> asked) throws InterruptedException {
        List<T> joined = new ArrayList<>();
        for (Future<List<T>> each : asked) {
            joined.addAll(look.answer(each, List.of()));
        }
        return joined;
    }
}
