// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import app.clearline.model.Cause;
import app.clearline.model.Credentials;
import app.clearline.model.Endpoint;
import app.clearline.model.ProbeKind;
import app.clearline.model.Role;
import app.clearline.model.Service;
import app.clearline.model.SessionSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Answers a client that asks for the hosts of a session. The token that opens it is `practice`.
final class PracticeSession {

    private static final String JSON = "application/json";
    private static final String TOKEN = "practice";

    private final Service service;
    private final Faults faults;
    private final Credentials credentials;

    PracticeSession(Service service, Faults faults, Credentials credentials) {
        this.service = service;
        this.faults = faults;
        this.credentials = credentials;
    }

    /// The pages of a place, where its hosts are asked for sessions as well.
    Function<HttpRequest, HttpAnswer> before(Pages pages) {
        boolean asked = !faults.has(Cause.CAPTIVE_PORTAL)
                && pages.endpoints().stream().anyMatch(e -> e.role() == Role.API && !faults.down(e));
        return asked ? request -> answer(request).orElseGet(() -> pages.apply(request)) : pages;
    }

    /// The answer to a request that carries a token for a session; empty where it is another request.
    private Optional<HttpAnswer> answer(HttpRequest request) {
        SessionSource source = service.session();
        if (source == null || !request.method().equals("GET") || !matches(source, request)) {
            return Optional.empty();
        }
        return request.header(source.tokenHeader().toLowerCase(Locale.ROOT)).map(this::answer);
    }

    private static boolean matches(SessionSource source, HttpRequest request) {
        int at = source.path().indexOf("{session}");
        return at > 0 && request.target().startsWith(source.path().substring(0, at));
    }

    private HttpAnswer answer(String token) {
        if (faults.has(Cause.LOCATION_REFUSED)) {
            return HttpAnswer.of(403, JSON, "[{\"code\":1026,\"message\":\"Refused because of export rules\"}]\n");
        }
        return token.equals(TOKEN)
                ? HttpAnswer.of(200, JSON, "[" + session() + "]\n")
                : HttpAnswer.of(403, JSON, "[{\"code\":1004,\"message\":\"Authentication error\"}]\n");
    }

    private String session() {
        String signalling = service.endpoints(Role.SIGNALLING).stream()
                .findFirst()
                .map(at -> "\"messaging_url\":\"wss://" + at.at() + at.path() + "\",\"media_server_hostname\":\""
                        + at.host() + "\",")
                .orElse("");
        return "{" + signalling + "\"ice_servers\":["
                + relays().stream().map(this::server).collect(Collectors.joining(",")) + "]}";
    }

    private List<String> relays() {
        var relays = new ArrayList<String>();
        for (Endpoint relay : service.endpoints(Role.MEDIA_RELAY)) {
            if (relay.probes().contains(ProbeKind.TURN_UDP)) {
                relays.add("turn:" + relay.at() + "?transport=udp");
            }
            if (relay.probes().contains(ProbeKind.TURN_TCP)) {
                relays.add("turn:" + relay.at() + "?transport=tcp");
            }
            if (relay.probes().contains(ProbeKind.TURN_TLS)) {
                relays.add("turns:" + relay.at() + "?transport=tcp");
            }
        }
        return relays;
    }

    private String server(String address) {
        return "{\"url\":\"" + address + "\",\"username\":\"" + credentials.user() + "\",\"credential\":\""
                + new String(credentials.password()) + "\"}";
    }
}
