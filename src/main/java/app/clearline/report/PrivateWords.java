// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The words of a run that are private, and what stands in for each.
final class PrivateWords {

    static final String COMPUTER = "this-computer";
    static final String USER = "user";

    private static final Pattern PAC_HOST = Pattern.compile("(?:PROXY|HTTPS?|SOCKS[45]?)\\s+\\[?([^\\s;\\]]+?)]?:\\d+");

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}");
    private static final Pattern NUMBERED = Pattern.compile(
            "(?:lo|eth|en|wl|wlan|tun|tap|utun|ppp|wg|br|docker|veth)[a-z]{0,2}\\d[a-z0-9]*|lo|Wi-Fi|Ethernet");

    private final Set<String> open;
    private final Map<String, String> standIns = new LinkedHashMap<>();
    private final List<PrivateWord> found = new ArrayList<>();
    private final Addresses addresses;
    private final Map<String, String> met = new LinkedHashMap<>();

    private PrivateWords(Set<String> open) {
        this.open = open;
        this.addresses = new Addresses(open);
    }

    static PrivateWords of(Run run) {
        var words = new PrivateWords(run.service().endpoints().stream()
                .map(e -> LowerCase.of(e.host()))
                .collect(Collectors.toSet()));
        words.add(run.answers().proxy());
        run.machine().proxies().forEach(words::add);
        run.observations().forEach(words::add);
        words.add(run.machine());
        return words;
    }

    /// `text` with each private word replaced.
    String hide(String text) {
        String hidden = text;
        for (PrivateWord word : found) {
            hidden = word.hide(hidden, met::putIfAbsent);
        }
        return addresses.hide(hidden);
    }

    /// All that was replaced, with what stands there now.
    Map<String, String> met() {
        var all = new LinkedHashMap<>(met);
        all.putAll(addresses.met());
        return all;
    }

    private void add(FoundProxy proxy) {
        add(proxy.setting());
        proxy.bypass().forEach(entry -> name("host", entry.replaceFirst("^[*.]+", "")));
    }

    private void add(ProxySetting setting) {
        switch (setting) {
            case ProxySetting.Http http -> name("proxy", http.at().host());
            case ProxySetting.Socks socks -> name("proxy", socks.at().host());
            case ProxySetting.Pac pac -> address("pac", pac.at());
            case ProxySetting.None n -> {}
            case ProxySetting.Transparent t -> {}
            case ProxySetting.Unknown u -> {}
        }
    }

    private void add(Observation seen) {
        switch (seen.route()) {
            case Route.ViaHttp via -> name("proxy", via.proxy().host());
            case Route.ViaSocks via -> name("proxy", via.proxy().host());
            case Route.ViaPac via -> address("pac", via.pac());
            case Route.Direct d -> {}
        }
        Endpoint endpoint = seen.endpoint();
        if (endpoint.role() == Role.PROXY) {
            name("proxy", endpoint.host());
        }
        if (endpoint.role() == Role.RESPONDER) {
            name("host", endpoint.host());
        }
        seen.found(Finding.Pac.class).ifPresent(pac -> {
            address("pac", pac.at());
            pac.first().values().forEach(this::answer);
            pac.second().values().forEach(this::answer);
        });
        seen.found(Finding.Tls.class)
                .filter(t -> !t.publicRoots())
                .ifPresent(tls -> tls.chain().forEach(certificate -> {
                    certificate.crls().forEach(at -> address("host", at));
                    if (certificate.ocsp() != null) {
                        address("host", certificate.ocsp());
                    }
                }));
        seen.found(Finding.Http.class)
                .filter(h -> !seen.ok())
                .ifPresent(http -> http.redirects().forEach(to -> address("host", to)));
    }

    private void answer(String answer) {
        PAC_HOST.matcher(answer).results().forEach(host -> name("proxy", host.group(1)));
    }

    private void address(String kind, String address) {
        try {
            address(kind, URI.create(address));
        } catch (IllegalArgumentException e) {
            // Not an address that could be followed: there is no host in it to hide.
            return;
        }
    }

    private void address(String kind, URI address) {
        if (address.getHost() != null) {
            name(kind, address.getHost());
        }
    }

    private void add(Machine machine) {
        put(machine.host(), COMPUTER);
        int dot = machine.host().indexOf('.');
        if (dot > 0 && !Addresses.literal(machine.host())) {
            put(machine.host().substring(0, dot), COMPUTER);
            name("host", machine.host());
        }
        put(machine.user(), USER);
        for (NetworkLink link : machine.links()) {
            network(link.name());
            network(link.display());
        }
        machine.agents().forEach(agent -> network(agent.link()));
        machine.policies()
                .forEach(policy -> HOST.matcher(policy.value()).results().forEach(host -> name("host", host.group())));
    }

    /// Systems number most networks by themselves; what somebody has called one may tell whose it is.
    private void network(String name) {
        if (!NUMBERED.matcher(name).matches()) {
            put(name, standIn("network"));
        }
    }

    /// A host, and the domain that it is in: an organisation's other hosts are as private as its proxy.
    private void name(String kind, String host) {
        String name = LowerCase.of(host);
        if (Addresses.literal(name)) {
            if (!Addresses.loopback(name)) {
                put(name, standIn(kind));
            }
            return;
        }
        int dot = name.indexOf('.');
        put(name, standIn(kind));
        if (dot > 0 && name.indexOf('.', dot + 1) > 0) {
            put(name.substring(dot + 1), standIn("host"));
        }
    }

    private String standIn(String kind) {
        return kind + "-" + (standIns.size() + 1);
    }

    private void put(String word, String standIn) {
        boolean service = open.stream().anyMatch(host -> host.equals(word) || host.endsWith("." + word));
        if (!word.isBlank() && !service && !word.equals("localhost")) {
            if (standIns.putIfAbsent(word, standIn) == null) {
                found.add(PrivateWord.of(word, standIn));
            }
        }
    }
}
