// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.CauseFound;
import app.clearline.model.ProxySetting;
import app.clearline.model.Requirement;
import app.clearline.model.RequirementResult;
import app.clearline.model.Run;
import app.clearline.model.Version;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A comparison told in words: what text, page, PDF and window show of it, in this order. All texts are cleaned.
///
/// @param headline how the conclusion turned
/// @param counts one sentence with how many rows were fixed, broken and so on
/// @param runs the earlier and the later one
/// @param differences what was not the same in what they were made under
/// @param chapters those that have lines; fixed and broken first
public record ComparisonStory(
        Turn turn,
        String headline,
        String counts,
        List<String> runs,
        List<String> differences,
        List<Chapter> chapters) {

    /// All that turned in one way: causes, then rows.
    public record Chapter(Turn turn, String title, List<Line> lines) {}

    /// One cause or row.
    ///
    /// @param from the outcome then and now, in words
    /// @param sentence why, as the later run has it; empty where there is nothing to say
    public record Line(String title, String from, String sentence) {}

    public ComparisonStory {
        runs = List.copyOf(runs);
        differences = List.copyOf(differences);
        chapters = List.copyOf(chapters);
    }

    /// The chapters of what is not as it was.
    List<Chapter> turned() {
        return chapters.stream()
                .filter(chapter -> chapter.turn() != Turn.UNCHANGED && chapter.turn() != Turn.NOT_COMPARED)
                .toList();
    }

    /// Tells a comparison in the language of `texts`.
    ///
    /// @param zone for dates
    public static ComparisonStory of(Comparison compared, Texts texts, ZoneId zone) {
        return new Teller(compared, texts, zone).story();
    }

    private record Teller(Comparison compared, Texts texts, ZoneId zone) {

        ComparisonStory story() {
            var counts = new TreeMap<String, String>();
            for (Turn turn : Turn.values()) {
                long count = compared.rows().stream()
                        .filter(row -> row.turn() == turn)
                        .count();
                counts.put(turn.id(), Long.toString(count));
            }
            return new ComparisonStory(
                    compared.turn(),
                    say("compare.headline." + compared.turn().id(), "now", headline(compared.after())),
                    texts.say("compare.counts", counts),
                    List.of(run("compare.before", compared.before()), run("compare.after", compared.after())),
                    compared.differences().stream().map(this::told).toList(),
                    Stream.of(Turn.values())
                            .map(this::chapter)
                            .filter(chapter -> !chapter.lines().isEmpty())
                            .toList());
        }

        private String run(String key, Run run) {
            String at = texts.writing().moment(run.started().atZone(zone), true);
            return say(key, "at", at, "service", run.service().name(), "conclusion", headline(run));
        }

        private String headline(Run run) {
            return texts.say(run.diagnosis().key() + ".headline");
        }

        private String told(Difference difference) {
            String then = side(difference, compared.before());
            String now = side(difference, compared.after());
            String what = texts.say("compare.differs." + difference.id());
            // Hidden names may look the same where the true ones do not.
            return then.equals(now) || then.isEmpty() || now.isEmpty()
                    ? say("compare.differs.unnamed", "what", what)
                    : say("compare.differs.named", "what", what, "then", then, "now", now);
        }

        private String side(Difference difference, Run run) {
            return switch (difference) {
                case SERVICE -> run.service().name();
                case PROFILE -> run.service().date();
                case COMPUTER -> run.machine().host();
                case NETWORK -> String.join(", ", Difference.waysOut(run));
                case DEVICE -> texts.word(run.answers().device());
                case BROWSER ->
                    texts.word(run.answers().browser().name())
                            + version(run.answers().browser().version());
                case OS ->
                    texts.word(run.answers().os().name())
                            + version(run.answers().os().version());
                case PROXY -> proxy(run.answers().proxy());
                case LOGIN -> texts.word(run.answers().login());
                case INSPECTION -> texts.word(run.answers().inspection());
                case TOOL -> run.tool();
            };
        }

        private static String version(@Nullable Version version) {
            return version == null ? "" : " " + version;
        }

        private String proxy(ProxySetting setting) {
            String kind = texts.word(setting.kind());
            return switch (setting) {
                case ProxySetting.Http http -> kind + " " + http.at();
                case ProxySetting.Socks socks -> kind + " " + socks.at();
                case ProxySetting.Pac pac -> kind + " " + pac.at();
                case ProxySetting.None n -> kind;
                case ProxySetting.Transparent t -> kind;
                case ProxySetting.Unknown u -> kind;
            };
        }

        private Chapter chapter(Turn turn) {
            var lines = new ArrayList<Line>();
            compared.causes().stream().filter(each -> each.turn() == turn).forEach(each -> lines.add(line(each)));
            compared.rows().stream().filter(row -> row.turn() == turn).forEach(row -> lines.add(line(row)));
            return new Chapter(turn, texts.word(turn), List.copyOf(lines));
        }

        private Line line(Comparison.Caused each) {
            CauseFound shown = Objects.requireNonNull(each.after() == null ? each.before() : each.after());
            var values = new TreeMap<>(shown.details());
            values.putIfAbsent("service", compared.after().service().name());
            String from = each.before() == null ? "come" : each.after() == null ? "gone" : "kept";
            return new Line(
                    Clean.line(texts.say("compare.cause", "title", texts.say(shown.key() + ".title", values))),
                    texts.say("compare.cause." + from),
                    "");
        }

        private Line line(Comparison.Row row) {
            RequirementResult then = row.before();
            RequirementResult now = row.after();
            Requirement requirement =
                    Objects.requireNonNull(now == null ? then : now).requirement();
            return new Line(
                    Clean.line(Reports.title(requirement, texts)),
                    from(then, now),
                    now == null || row.turn() == Turn.UNCHANGED ? "" : Clean.line(texts.say(now.reason())));
        }

        private String from(@Nullable RequirementResult then, @Nullable RequirementResult now) {
            String absent = texts.say("compare.absent");
            String before = then == null ? absent : texts.word(then.outcome());
            String after = now == null ? absent : texts.word(now.outcome());
            return before.equals(after) ? after : before + " → " + after;
        }

        private String say(String key, String... values) {
            return Clean.line(texts.say(key, values));
        }
    }
}
