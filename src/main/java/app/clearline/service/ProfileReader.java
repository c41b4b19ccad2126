// SPDX-License-Identifier: Apache-2.0
package app.clearline.service;

import app.clearline.model.BrowserName;
import app.clearline.model.BrowserSupport;
import app.clearline.model.Endpoint;
import app.clearline.model.Requirement;
import app.clearline.model.Service;
import app.clearline.model.SessionSource;
import app.clearline.model.Thresholds;
import app.clearline.model.Timers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A whole profile: its sections, on top of the built-in profile that it extends, if it does.
final class ProfileReader {

    private static final String[] KEYS = {
        "id",
        "name",
        "document",
        "source",
        "date",
        "extends",
        "keep-endpoints",
        "endpoints",
        "requirements",
        "browsers",
        "thresholds",
        "timers",
        "session"
    };

    private final Table table;
    private final @Nullable Service base;

    private ProfileReader(Table table, @Nullable Service base) {
        this.table = table;
        this.base = base;
    }

    static Service read(ProfileText text) throws ProfileException {
        Table table = ProfileTree.of(text).table(KEYS);
        Service base = null;
        if (table.has("extends")) {
            String id = table.get("extends").plain();
            if (!Profiles.builtIn().contains(id)) {
                throw table.get("extends")
                        .mistake("only a built-in profile can be extended: " + String.join(", ", Profiles.builtIn()));
            }
            base = Profiles.builtIn(id);
        } else if (table.has("keep-endpoints")) {
            throw table.get("keep-endpoints").mistake("this needs the key \"extends\" beside it");
        }
        return new ProfileReader(table, base).service();
    }

    private Service service() throws ProfileException {
        String id = table.get("id").id();
        String name = table.get("name").text(100);
        String document = base != null && !table.has("document")
                ? base.document()
                : table.get("document").text(200);
        String source = base != null && !table.has("source")
                ? base.source()
                : table.get("source").text(500);
        String date = table.get("date").date();
        return new Service(
                id,
                name,
                document,
                source,
                date,
                endpoints(),
                requirements(),
                browsers(),
                table.has("thresholds") ? Limits.thresholds(table.get("thresholds"), thresholds()) : thresholds(),
                table.has("timers") ? Limits.timers(table.get("timers"), timers()) : timers(),
                session());
    }

    private List<Endpoint> endpoints() throws ProfileException {
        boolean keep =
                !table.has("keep-endpoints") || table.get("keep-endpoints").flag();
        var all = new LinkedHashMap<String, Endpoint>();
        if (base != null && keep) {
            base.endpoints().forEach(e -> all.put(e.id(), e));
        }
        if (table.has("endpoints") || base == null) {
            all.putAll(Endpoints.read(table.get("endpoints")));
        }
        return atMost(Endpoints.MOST, all, "endpoints");
    }

    private List<Requirement> requirements() throws ProfileException {
        var all = new LinkedHashMap<String, Requirement>();
        if (base != null) {
            base.requirements().forEach(r -> all.put(r.id(), r));
        }
        if (table.has("requirements") || base == null) {
            all.putAll(Requirements.read(table.get("requirements")));
        }
        return atMost(Requirements.MOST, all, "requirements");
    }

    private List<BrowserSupport> browsers() throws ProfileException {
        var all = new LinkedHashMap<BrowserName, BrowserSupport>();
        if (base != null) {
            base.browsers().forEach(b -> all.put(b.name(), b));
        }
        if (table.has("browsers")) {
            all.putAll(Browsers.read(table.get("browsers")));
        }
        return List.copyOf(all.values());
    }

    /// One that is inherited is gone where its endpoint is.
    private @Nullable SessionSource session() throws ProfileException {
        Set<String> ids = endpoints().stream().map(Endpoint::id).collect(Collectors.toSet());
        if (table.has("session")) {
            return Sessions.read(table.get("session"), ids);
        }
        SessionSource inherited = base == null ? null : base.session();
        return inherited == null || !ids.contains(inherited.endpoint()) ? null : inherited;
    }

    private <T> List<T> atMost(int most, Map<?, T> all, String section) throws ProfileException {
        if (all.isEmpty()) {
            throw table.find(section).orElse(table.place()).mistake("a service needs " + section);
        }
        if (all.size() > most) {
            throw table.get(section)
                    .mistake("more than " + most + " " + section + " with those of the extended profile");
        }
        return List.copyOf(all.values());
    }

    private Thresholds thresholds() {
        return base == null ? Thresholds.DEFAULT : base.thresholds();
    }

    private Timers timers() {
        return base == null ? Timers.DEFAULT : base.timers();
    }
}
