// SPDX-License-Identifier: Apache-2.0
package app.clearline.service;

import app.clearline.model.Endpoint;
import app.clearline.model.Expectation;
import app.clearline.model.HostPort;
import app.clearline.model.ProbeKind;
import app.clearline.model.Role;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The section `endpoints` of a profile.
final class Endpoints {

    static final int MOST = 200;

    /// A host name or an address literal; IPv6 without brackets. Stricter than a URL: it ends up in advice and rules.
    static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9])?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private static final Pattern PATH = Pattern.compile("/[!-~]*");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9.+-]+(/[a-z0-9.+-]*)?");

    private Endpoints() {}

    static Map<String, Endpoint> read(Entry section) throws ProfileException {
        var endpoints = new LinkedHashMap<String, Endpoint>();
        for (Entry item : section.list(MOST)) {
            Table table = item.table("id", "role", "host", "port", "path", "probes", "sample", "expect");
            Endpoint endpoint = endpoint(table);
            if (endpoints.put(endpoint.id(), endpoint) != null) {
                throw table.get("id").mistake("a second endpoint with the id \"" + endpoint.id() + "\"");
            }
        }
        return endpoints;
    }

    private static Endpoint endpoint(Table table) throws ProfileException {
        String id = table.get("id").id();
        Role role = table.get("role").word(Role.class, Set.of(Role.PROXY, Role.RESPONDER));
        String host = table.get("host").matching(HOST, 253, "a host name or an address");
        int port = table.get("port").number(1, 65535);
        String path = table.has("path")
                ? table.get("path").matching(PATH, 500, "a path that begins with / and has no spaces")
                : "/";
        Set<ProbeKind> probes = table.get("probes")
                .words(ProbeKind.class, Set.of(ProbeKind.DNS, ProbeKind.PROXY, ProbeKind.PAC, ProbeKind.SESSION));
        boolean sample = table.has("sample") && table.get("sample").flag();
        Expectation expect = table.has("expect") ? expectation(table.get("expect")) : Expectation.ANY;
        return new Endpoint(id, role, new HostPort(host, port), port, path, probes, sample, expect);
    }

    private static Expectation expectation(Entry entry) throws ProfileException {
        Table table = entry.table("method", "statuses", "content-type", "contains");
        String method = table.text("method", 10, "GET");
        if (!method.equals("GET") && !method.equals("POST")) {
            throw table.get("method").mistake("unknown method \"" + Entry.shown(method) + "\"; known: GET, POST");
        }
        var statuses = new HashSet<Integer>();
        if (table.has("statuses")) {
            for (Entry status : table.get("statuses").oneOrMore(50)) {
                statuses.add(status.number(100, 599));
            }
        }
        String type = table.has("content-type")
                ? table.get("content-type").matching(MEDIA_TYPE, 100, "a media type such as application/json")
                : null;
        String contains = table.has("contains") ? table.get("contains").text(200) : null;
        return new Expectation(method, statuses, type, contains);
    }
}
