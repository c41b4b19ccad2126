// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.Answers;
import app.clearline.model.CauseFound;
import app.clearline.model.Change;
import app.clearline.model.Conclusion;
import app.clearline.model.FirewallRule;
import app.clearline.model.Group;
import app.clearline.model.Observation;
import app.clearline.model.Outcome;
import app.clearline.model.ProxySetting;
import app.clearline.model.RequirementResult;
import app.clearline.model.Route;
import app.clearline.model.Run;
import app.clearline.model.Version;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A run told in words: what every kind of document shows, in the order in which it shows it. All texts are cleaned, so
/// that nothing in them steers a terminal or breaks a document.
///
/// @param facts labels with what was answered, when, and of what
/// @param evidence every observation
record Story(
        Conclusion conclusion,
        String headline,
        String sentence,
        List<Fact> facts,
        List<Chapter> checklist,
        List<CauseTold> causes,
        List<Seen> evidence) {

    record Fact(String label, String value) {}

    /// The value of a fact; empty where there is none of that label.
    String fact(String label) {
        return facts.stream()
                .filter(f -> f.label().equals(label))
                .map(Fact::value)
                .findFirst()
                .orElse("");
    }

    record Chapter(String title, List<Row> rows) {}

    /// @param title of the requirement
    /// @param level how much it weighs
    /// @param reason one sentence
    record Row(Outcome outcome, String word, String title, String level, String reason) {}

    /// @param now steps for the person
    /// @param admin sentences for the administrator
    record CauseTold(
            String title,
            String confidence,
            String who,
            String meaning,
            List<String> now,
            String admin,
            List<ChangeTold> changes) {}

    /// @param products what each is called, and its steps and commands a line each
    record ChangeTold(String topic, List<FirewallRule> rules, List<Fact> products) {}

    /// @param outcome `PASS`, `FAIL` or `NOT_TESTED` of the step itself: no opinion on what that means
    record Seen(String what, String where, Outcome outcome, String millis, String detail) {}

    static Story of(Run run, Texts texts, ZoneId zone) {
        return new Teller(run, texts, zone).story();
    }

    /// Tells one run.
    private record Teller(Run run, Texts texts, ZoneId zone) {

        Story story() {
            Conclusion conclusion = run.diagnosis().conclusion();
            return new Story(
                    conclusion,
                    say(run.diagnosis().key() + ".headline"),
                    say(run.diagnosis().key() + ".sentence"),
                    facts(),
                    checklist(),
                    run.diagnosis().causes().stream().map(this::told).toList(),
                    run.observations().stream().map(this::told).toList());
        }

        private List<Fact> facts() {
            Answers answers = run.answers();
            var facts = new ArrayList<Fact>();
            facts.add(fact("service", texts.translated(run.service().name())));
            facts.add(fact(
                    "document", run.service().document() + ", " + run.service().date()));
            facts.add(fact("date", texts.writing().moment(run.started().atZone(zone), true)));
            facts.add(fact("took", seconds()));
            facts.add(fact("complaint", texts.word(answers.complaint())));
            facts.add(fact("device", texts.word(answers.device())));
            facts.add(fact(
                    "browser",
                    texts.word(answers.browser().name())
                            + version(answers.browser().version())
                            + found("browser")));
            facts.add(fact(
                    "os", texts.word(answers.os().name()) + version(answers.os().version()) + found("os")));
            facts.add(fact("proxy", texts.word(answers.proxy().kind()) + at(answers.proxy()) + found("proxy")));
            facts.add(fact("login", texts.word(answers.login())));
            facts.add(fact("inspection", texts.word(answers.inspection())));
            facts.add(fact("tool", Build.NAME + " " + run.tool()));
            return List.copyOf(facts);
        }

        private Fact fact(String label, String value) {
            return new Fact(texts.say("report.fact." + label), Clean.line(value));
        }

        private String seconds() {
            return texts.writing()
                    .set(String.format(texts.locale(), "%.1f s", run.took().toMillis() / 1000.0));
        }

        private static String version(@Nullable Version version) {
            return version == null ? "" : " " + version;
        }

        private static String at(ProxySetting setting) {
            return switch (setting) {
                case ProxySetting.Http http -> ": " + http.at();
                case ProxySetting.Socks socks -> ": " + socks.at();
                case ProxySetting.Pac pac -> ": " + pac.at();
                case ProxySetting.None n -> "";
                case ProxySetting.Transparent t -> "";
                case ProxySetting.Unknown u -> "";
            };
        }

        private String found(String component) {
            return run.answers().detected().contains(component) ? " (" + texts.say("report.detected") + ")" : "";
        }

        private List<Chapter> checklist() {
            return Arrays.stream(Group.values())
                    .map(group -> new Chapter(
                            texts.word(group),
                            run.diagnosis().requirements().stream()
                                    .filter(r -> r.requirement().group() == group)
                                    .map(this::told)
                                    .toList()))
                    .filter(chapter -> !chapter.rows().isEmpty())
                    .toList();
        }

        private Row told(RequirementResult result) {
            return new Row(
                    result.outcome(),
                    texts.word(result.outcome()),
                    Clean.line(Reports.title(result.requirement(), texts)),
                    texts.word(result.requirement().level()),
                    Clean.line(texts.say(result.reason())));
        }

        private CauseTold told(CauseFound found) {
            String key = found.key();
            return new CauseTold(
                    say(key + ".title", found.details()),
                    texts.word(found.confidence()),
                    texts.word(found.cause().who()),
                    say(key + ".meaning", found.details()),
                    texts.say(key + ".now", with(found.details()))
                            .lines()
                            .map(Clean::line)
                            .toList(),
                    say(key + ".admin", found.details()),
                    found.changes().stream().map(this::told).toList());
        }

        private ChangeTold told(Change change) {
            return new ChangeTold(
                    texts.word(change.topic()),
                    change.rules().stream()
                            .map(r -> new FirewallRule(
                                    Clean.line(r.protocol()),
                                    Clean.line(r.ports()),
                                    r.destinations().stream().map(Clean::line).toList()))
                            .toList(),
                    Products.steps(change, texts).entrySet().stream()
                            .map(step -> new Fact(
                                    step.getKey(),
                                    step.getValue().lines().map(Clean::line).collect(Collectors.joining("\n"))))
                            .toList());
        }

        private Seen told(Observation seen) {
            String by = switch (seen.route()) {
                case Route.Direct d -> "";
                case Route.ViaHttp via ->
                    say("report.via", Map.of("proxy", via.proxy().toString()));
                case Route.ViaSocks via -> say("report.via", Map.of("proxy", "SOCKS " + via.proxy()));
                case Route.ViaPac via -> say("report.via-pac");
            };
            return new Seen(
                    texts.word(seen.probe()),
                    Clean.line(seen.endpoint().at() + " " + by),
                    TimelineFigure.outcome(seen),
                    String.format(texts.locale(), "%,d", seen.took().toMillis()),
                    Clean.line(new FindingWords(texts).detail(seen)));
        }

        private String say(String key) {
            return say(key, Map.of());
        }

        private String say(String key, Map<String, String> values) {
            return Clean.line(texts.say(key, with(values)));
        }

        private Map<String, String> with(Map<String, String> values) {
            var more = new TreeMap<>(values);
            more.putIfAbsent("service", run.service().name());
            return more;
        }
    }
}
