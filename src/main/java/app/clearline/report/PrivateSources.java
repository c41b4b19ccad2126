// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Endpoint;
import app.clearline.model.Finding;
import app.clearline.model.FoundProxy;
import app.clearline.model.LowerCase;
import app.clearline.model.Machine;
import app.clearline.model.NetworkLink;
import app.clearline.model.Observation;
import app.clearline.model.ProxySetting;
import app.clearline.model.Role;
import app.clearline.model.Route;
import app.clearline.model.Run;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Where a run has private words: goes through it and tells [PrivateWords] of each.
final class PrivateSources {

    private static final Pattern PAC_HOST =
            Pattern.compile("(?:PROXY|HTTPS?|SOCKS[45]?)\\s+(?:\\[([^\\]]+)]|([^\\s;:]+))", Pattern.CASE_INSENSITIVE);
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}");
    /// The host of an address in a longer text.
    private static final Pattern AUTHORITY = Pattern.compile("//(?:[^/@\\s]*@)?(?:\\*\\.)?([^/:\\s\"',;\\[\\]*]+)");
    /// The folder of an account may have another name than the account.
    private static final Pattern HOME = Pattern.compile("(?:/home/|[/\\\\]Users[/\\\\])([^/\\\\]+)");

    private static final Set<String> NOBODYS = Set.of("public", "shared", "default", "all users");
    /// What a proxy calls itself in `Via` (RFC 9110 §7.6.3).
    private static final Pattern VIA = Pattern.compile("(?:HTTP/)?\\d\\.\\d\\s+([^\\s,:]+).*");

    private static final Set<String> PRODUCTS =
            Set.of("squid", "varnish", "haproxy", "nginx", "apache", "zscaler", "tinyproxy", "privoxy", "mitmproxy");
    private static final Pattern NUMBERED = Pattern.compile(
            "(?:lo|eth|en|wl|wlan|tun|tap|utun|ppp|wg|br|docker|veth)[a-z]{0,2}\\d[a-z0-9]*|lo|Wi-Fi|Ethernet");

    private final PrivateWords words;
    private final Trimming trimming;
    private final List<String> inspectors = new ArrayList<>();

    PrivateSources(PrivateWords words) {
        this.words = words;
        this.trimming = new Trimming(words::open);
    }

    void tell(Run run) {
        for (CauseFound found : run.diagnosis().causes()) {
            String product = found.details().getOrDefault("product", "");
            if (found.cause() == Cause.TLS_INSPECTED && !product.isBlank()) {
                inspectors.add(LowerCase.of(product));
            }
        }
        add(run.answers().proxy());
        run.machine().proxies().forEach(this::add);
        run.observations().forEach(this::add);
        add(run.machine());
    }

    private void add(FoundProxy proxy) {
        add(proxy.setting());
        home(proxy.source());
        proxy.bypass()
                .forEach(entry -> words.name(
                        "host", entry.replaceFirst("^[A-Za-z]+://", "").replaceFirst("^[*.]+", "")));
    }

    private void add(ProxySetting setting) {
        switch (setting) {
            case ProxySetting.Http http -> words.name("proxy", http.at().host());
            case ProxySetting.Socks socks -> words.name("proxy", socks.at().host());
            case ProxySetting.Pac pac -> script(pac.at());
            case ProxySetting.None n -> {}
            case ProxySetting.Transparent t -> {}
            case ProxySetting.Unknown u -> {}
        }
    }

    private void add(Observation seen) {
        switch (seen.route()) {
            case Route.ViaHttp via -> words.name("proxy", via.proxy().host());
            case Route.ViaSocks via -> words.name("proxy", via.proxy().host());
            case Route.ViaPac via -> script(via.pac());
            case Route.Direct d -> {}
        }
        Endpoint endpoint = seen.endpoint();
        if (endpoint.role() == Role.PROXY) {
            words.name("proxy", endpoint.host());
        }
        if (endpoint.role() == Role.RESPONDER) {
            words.name("host", endpoint.host());
        }
        seen.found(Finding.Pac.class).ifPresent(pac -> {
            script(pac.at());
            pac.first().values().forEach(this::answer);
            pac.second().values().forEach(this::answer);
        });
        seen.found(Finding.Tls.class).filter(tls -> !Trimming.genuine(tls)).ifPresent(this::add);
        seen.found(Finding.Http.class).filter(http -> !seen.ok()).ifPresent(this::add);
        seen.found(Finding.Proxy.class).map(Finding.Proxy::product).ifPresent(this::product);
    }

    private void answer(String answer) {
        PAC_HOST.matcher(answer)
                .results()
                .forEach(host -> words.name("proxy", host.group(1) == null ? host.group(2) : host.group(1)));
    }

    private void add(Finding.Tls tls) {
        for (Finding.Certificate certificate : tls.chain()) {
            signed(certificate.subject());
            if (!tls.publicRoots()) {
                signed(certificate.issuer());
                certificate.crls().forEach(at -> address("host", at));
                if (certificate.ocsp() != null) {
                    address("host", certificate.ocsp());
                }
            }
        }
    }

    private void signed(String name) {
        HOST.matcher(name).results().forEach(host -> words.name("host", host.group()));
        if (!HOST.matcher(name.replaceFirst("^CN=(\\*\\.)?", "")).matches()) {
            String standIn = words.standIn("issuer");
            words.put(name, DistinguishedName.hidden(name, inspectors, standIn));
            DistinguishedName.whom(name, inspectors).forEach(whom -> words.put(whom, standIn));
        }
    }

    private void add(Finding.Http http) {
        // Portals and filters put the network's name, and their owner's, there.
        if (http.title() != null) {
            words.title(http.title());
        }
        http.redirects().forEach(this::page);
        page(http.headers().getOrDefault("location", ""));
    }

    private void product(String product) {
        var via = VIA.matcher(product);
        if (via.matches()) {
            if (!PRODUCTS.contains(LowerCase.of(via.group(1)))) {
                words.name("proxy", via.group(1));
            }
        } else if (product.indexOf(' ') > 0 && product.indexOf('/') < 0) {
            words.title(product);
        }
    }

    private void script(URI address) {
        address("pac", address.toString());
        home(address.toString());
        if (address.getHost() != null) {
            page(address.toString());
        }
    }

    /// An address of which nothing stays but a stand-in for its host.
    private void page(String address) {
        address("host", address);
        int query = address.indexOf('?');
        String path = query < 0 ? address : address.substring(0, query);
        String origin = trimming.origin(path);
        if (!origin.equals(path)) {
            String shown = words.hide(origin);
            words.put(address, shown);
            words.put(path, shown);
        }
    }

    private void address(String kind, String address) {
        try {
            String host = URI.create(address).getHost();
            if (host != null) {
                words.name(kind, host);
            }
        } catch (IllegalArgumentException e) {
            // Not an address that could be followed: there is no host in it to hide.
            return;
        }
    }

    private void add(Machine machine) {
        words.put(machine.host(), PrivateWords.COMPUTER);
        int dot = machine.host().indexOf('.');
        if (dot > 0 && !Addresses.literal(machine.host())) {
            words.put(machine.host().substring(0, dot), PrivateWords.COMPUTER);
            words.name("host", machine.host());
        }
        words.put(machine.user(), PrivateWords.USER);
        machine.browsers().forEach(browser -> home(browser.path()));
        for (NetworkLink link : machine.links()) {
            network(link.name());
            network(link.display());
        }
        machine.agents().forEach(agent -> network(agent.link()));
        machine.policies().forEach(policy -> {
            home(policy.source());
            home(policy.value());
            HOST.matcher(policy.value()).results().forEach(host -> words.name("host", host.group()));
            AUTHORITY.matcher(policy.value()).results().forEach(host -> words.name("host", host.group(1)));
        });
    }

    private void home(String path) {
        HOME.matcher(path)
                .results()
                .map(folder -> folder.group(1))
                .filter(folder -> !NOBODYS.contains(LowerCase.of(folder)))
                .forEach(folder -> words.put(folder, PrivateWords.USER));
    }

    /// Systems number most networks by themselves; what somebody has called one may tell whose it is.
    private void network(String name) {
        if (!NUMBERED.matcher(name).matches()) {
            words.put(name, words.standIn("network"));
        }
    }
}
