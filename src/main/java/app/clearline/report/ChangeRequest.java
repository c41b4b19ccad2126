// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.CauseFound;
import app.clearline.model.Change;
import app.clearline.model.FirewallRule;
import app.clearline.model.Run;
import app.clearline.model.Topic;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a run asks of an administrator, as a text for a ticket: what failed and nothing else, which rules, why they are
/// safe, and the steps in their product. Sentences are wrapped at 100 columns, commands are not.
public final class ChangeRequest {

    private final Run run;
    private final Texts texts;
    private final TextColumns out = new TextColumns();

    private ChangeRequest(Run run, Texts texts) {
        this.run = run;
        this.texts = texts;
    }

    /// The text; lines end with `\n`.
    ///
    /// @param product the name of the one whose steps are wanted, as in [Products#names]; null for all
    public static String of(Run run, Texts texts, ZoneId zone, @Nullable String product) {
        var request = new ChangeRequest(run, texts);
        request.write(zone, product);
        return request.out.toString();
    }

    private void write(ZoneId zone, @Nullable String product) {
        List<CauseFound> causes = run.diagnosis().causes().stream()
                .filter(c -> !c.changes().isEmpty())
                .toList();
        out.section(said("request.title", Map.of()));
        String date = texts.writing().moment(run.started().atZone(zone), false);
        out.line("", said("request.date", Map.of("date", date)));
        if (causes.isEmpty()) {
            out.line("", texts.say("request.nothing"));
            return;
        }
        out.section(texts.say("request.why"));
        for (CauseFound each : causes) {
            out.line("* ", said("cause." + each.cause().id() + ".title", each.details()));
            out.line("  ", said("cause." + each.cause().id() + ".meaning", each.details()));
        }
        List<Change> changes = merged(causes);
        out.section(texts.say("request.asked"));
        changes.forEach(this::rules);
        out.section(texts.say("request.safe"));
        for (String reason : List.of("request.safe.outbound", "request.safe.encrypted", "request.safe.only")) {
            out.line("* ", texts.say(reason));
        }
        out.section(texts.say("request.how"));
        if (changes.stream().anyMatch(CommandValues::leavesOut)) {
            out.line("", texts.say("request.left-out"));
        }
        changes.forEach(change -> steps(change, product));
    }

    private void rules(Change change) {
        out.line("* ", texts.word(change.topic()));
        for (FirewallRule rule : change.rules()) {
            out.line("  ", Clean.line(Reports.line(rule, texts)));
        }
    }

    private void steps(Change change, @Nullable String product) {
        Map<String, String> steps = Products.steps(change, texts);
        out.line("* ", texts.word(change.topic()));
        if (product != null && !steps.containsKey(product)) {
            out.line("  ", texts.say("request.no-steps", "product", product));
        }
        steps.forEach((name, told) -> {
            if (product == null || product.equals(name)) {
                out.line("  ", name + ":");
                told.lines().forEach(line -> {
                    if (line.startsWith(" ")) {
                        out.whole("    " + line);
                    } else {
                        out.line("    ", line);
                    }
                });
            }
        });
    }

    /// What several causes ask for is asked for once.
    private static List<Change> merged(List<CauseFound> causes) {
        Map<Topic, Set<FirewallRule>> byTopic = new EnumMap<>(Topic.class);
        for (CauseFound cause : causes) {
            for (Change change : cause.changes()) {
                byTopic.computeIfAbsent(change.topic(), t -> new LinkedHashSet<>())
                        .addAll(change.rules());
            }
        }
        List<Change> merged = new ArrayList<>();
        byTopic.forEach((topic, rules) -> merged.add(new Change(topic, List.copyOf(rules))));
        return merged;
    }

    private String said(String key, Map<String, String> values) {
        var more = new TreeMap<>(values);
        more.putIfAbsent("service", run.service().name());
        return Clean.line(texts.say(key, more));
    }
}
