// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Credentials;
import app.clearline.model.FailureClass;
import app.clearline.model.HostPort;
import app.clearline.model.ProbeKind;
import app.clearline.model.SessionHosts;
import app.clearline.model.SessionSource;
import app.clearline.run.ProbeException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what the service says of a session: JSON of a stranger, of which only hosts and the relays' login are taken.
/// What is wrong with it is told by its place, never by its content.
final class SessionText {

    private static final int MOST_SERVERS = 20;
    private static final int LONGEST = 500;
    private static final String HOST = "[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,252}[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]{2,45}]";

    /// RFC 7064 and RFC 7065.
    private static final Pattern ICE_SERVER =
            Pattern.compile("(stun|turn|turns):(" + HOST + ")(?::([0-9]{1,5}))?(?:\\?transport=(udp|tcp))?");

    private final SessionSource source;
    private final JsonNode root;

    private SessionText(SessionSource source, JsonNode root) {
        this.source = source;
        this.root = root;
    }

    /// @throws ProbeException `UNEXPECTED_ANSWER` where it is no JSON
    static SessionText of(SessionSource source, String text) throws ProbeException {
        try {
            JsonNode read = JsonMapper.shared().readTree(text);
            return new SessionText(source, read.isArray() && !read.isEmpty() ? read.get(0) : read);
        } catch (JacksonException e) {
            // The message of the parser quotes the content, which may hold a login.
            throw new ProbeException(FailureClass.UNEXPECTED_ANSWER, "the answer is no JSON");
        }
    }

    /// The code of the service's own error; 0 where it names none.
    int code() {
        for (JsonNode place : List.of(root, root.path("error"))) {
            JsonNode code = place.path("code");
            if (code.isInt()) {
                return code.intValue();
            }
            if (code.isString() && code.stringValue().matches("[0-9]{1,6}")) {
                return Integer.parseInt(code.stringValue());
            }
        }
        return 0;
    }

    /// What was read, and how many relays with another login were left out.
    record Read(SessionHosts hosts, int others) {}

    /// @throws ProbeException `GARBAGE` where it names no host at all, or an address that is none
    Read hosts() throws ProbeException {
        URI signalling = signalling();
        Credentials login = null;
        int others = 0;
        var relays = new ArrayList<SessionHosts.Relay>();
        JsonNode servers = root.path(source.relays());
        for (int i = 0; servers.isArray() && i < Math.min(servers.size(), MOST_SERVERS); i++) {
            JsonNode server = servers.get(i);
            Credentials own = login(server);
            if (own != null && login != null && !same(own, login)) {
                own.close();
                others += addresses(server).size();
                continue;
            }
            login = login == null ? own : login;
            for (String address : addresses(server)) {
                SessionHosts.Relay relay = relay(address);
                if (relay.by() == ProbeKind.STUN_UDP || own != null) {
                    relays.add(relay);
                } else {
                    others++;
                }
            }
        }
        if (signalling == null && relays.isEmpty()) {
            throw garbage("it names no hosts");
        }
        String path = signalling == null || signalling.getRawPath().isEmpty() ? "/" : signalling.getRawPath();
        String query = signalling == null || signalling.getRawQuery() == null ? "" : "?" + signalling.getRawQuery();
        var at = signalling == null ? null : at(signalling.getHost(), signalling.getPort(), 443);
        return new Read(new SessionHosts(at, path + query, relays, login), others);
    }

    private @Nullable URI signalling() throws ProbeException {
        Optional<String> text = text(root, source.signalling());
        if (text.isEmpty()) {
            return null;
        }
        try {
            var at = new URI(text.get());
            String scheme = String.valueOf(at.getScheme()).toLowerCase(Locale.ROOT);
            boolean secure = scheme.equals("wss") || scheme.equals("https");
            if (secure && at.getHost() != null && at.getHost().matches(HOST)) {
                return at;
            }
        } catch (URISyntaxException e) {
            // Told below, like every other text that is no address of a WebSocket.
        }
        throw garbage(source.signalling() + " is no address of a WebSocket over TLS");
    }

    private SessionHosts.Relay relay(String address) throws ProbeException {
        Matcher parts = ICE_SERVER.matcher(address);
        if (!parts.matches()) {
            throw garbage(source.relays() + " holds an address that is none of an ICE server");
        }
        boolean tls = parts.group(1).equals("turns");
        ProbeKind by = parts.group(1).equals("stun")
                ? ProbeKind.STUN_UDP
                : tls ? ProbeKind.TURN_TLS : "tcp".equals(parts.group(4)) ? ProbeKind.TURN_TCP : ProbeKind.TURN_UDP;
        int port = parts.group(3) == null ? -1 : Integer.parseInt(parts.group(3));
        return new SessionHosts.Relay(at(parts.group(2), port, tls ? 5349 : 3478), by);
    }

    private HostPort at(String host, int port, int usual) throws ProbeException {
        try {
            return new HostPort(host.replaceAll("[\\[\\]]", ""), port < 0 ? usual : port);
        } catch (IllegalArgumentException e) {
            // A port that there is not, or a name longer than names are.
            throw garbage("it names a host or port that cannot be");
        }
    }

    private static List<String> addresses(JsonNode server) {
        JsonNode named = server.path("url").isMissingNode() ? server.path("urls") : server.path("url");
        var all = new ArrayList<String>();
        if (named.isString()) {
            all.add(named.stringValue());
        }
        for (int i = 0; named.isArray() && i < Math.min(named.size(), MOST_SERVERS); i++) {
            all.add(named.get(i).asString(""));
        }
        return all;
    }

    private static @Nullable Credentials login(JsonNode server) {
        Optional<String> user = text(server, "username");
        Optional<String> password = text(server, "credential");
        return user.isEmpty() || password.isEmpty()
                ? null
                : new Credentials(user.get(), password.get().toCharArray());
    }

    private static boolean same(Credentials one, Credentials other) {
        return one.user().equals(other.user()) && java.util.Arrays.equals(one.password(), other.password());
    }

    private static Optional<String> text(JsonNode from, String key) {
        JsonNode value = from.path(key);
        return value.isString()
                        && !value.stringValue().isEmpty()
                        && value.stringValue().length() <= LONGEST
                ? Optional.of(value.stringValue())
                : Optional.empty();
    }

    private static ProbeException garbage(String what) {
        return new ProbeException(FailureClass.GARBAGE, "the session's information cannot be used: " + what);
    }
}
