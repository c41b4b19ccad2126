// SPDX-License-Identifier: Apache-2.0
package app.clearline.service;

import app.clearline.model.SessionSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The section `session` of a profile.
final class Sessions {

    private static final int MOST = 20;
    private static final Pattern PATH = Pattern.compile("/([!-z|~]|\\{session}|\\{key})*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]+");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]+: [ -~]+");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]+");

    private Sessions() {}

    /// @param endpoints the ids of those that there are
    static SessionSource read(Entry section, Set<String> endpoints) throws ProfileException {
        Table table = section.table(
                "endpoint", "path", "token-header", "headers", "signalling", "relays", "refused", "location");
        String endpoint = table.get("endpoint").id();
        if (!endpoints.contains(endpoint)) {
            throw table.get("endpoint").mistake("no endpoint has the id \"" + Entry.shown(endpoint) + "\"");
        }
        String path =
                table.get("path").matching(PATH, 500, "a path that begins with / and may hold {session} and {key}");
        if (!path.contains("{session}")) {
            throw table.get("path").mistake("{session} is missing, which stands for the session");
        }
        return new SessionSource(
                endpoint,
                path,
                table.get("token-header").matching(NAME, 100, "the name of a header"),
                headers(table),
                table.get("signalling").matching(KEY, 100, "a key of the answer"),
                table.get("relays").matching(KEY, 100, "a key of the answer"),
                codes(table, "refused"),
                codes(table, "location"));
    }

    private static List<String> headers(Table table) throws ProfileException {
        var headers = new ArrayList<String>();
        if (table.has("headers")) {
            for (Entry header : table.get("headers").list(MOST)) {
                headers.add(header.matching(HEADER, 200, "a header such as \"Accept: application/json\""));
            }
        }
        return headers;
    }

    private static Set<Integer> codes(Table table, String key) throws ProfileException {
        var codes = new LinkedHashSet<Integer>();
        if (table.has(key)) {
            for (Entry code : table.get(key).oneOrMore(MOST)) {
                codes.add(code.number(1, 999_999));
            }
        }
        return codes;
    }
}
