// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.Answers;
import app.clearline.model.Conclusion;
import app.clearline.model.Machine;
import app.clearline.model.Outcome;
import app.clearline.model.RequirementResult;
import app.clearline.report.Reports;
import app.clearline.report.Texts;
import app.clearline.run.Site;
import app.clearline.watch.Vigil;
import app.clearline.watch.WatchLog;
import app.clearline.watch.WatchedRow;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/// Repeats the checks: says how it stands at first, then a line for what changes, and sums up at the end.
final class Watching {

    private static final List<Conclusion> WORST_FIRST =
            List.of(Conclusion.DOES_NOT_WORK, Conclusion.WORKS_WITH_LIMITS, Conclusion.CANNOT_TELL, Conclusion.WORKS);

    private final Desk desk;
    private final Texts texts;
    private final Voice voice;
    private final Site site;
    private final Vigil vigil;
    private final WatchOptions options;
    private final Answers answers;

    Watching(Desk desk, Site site, Answers answers, Machine machine, WatchOptions options) {
        this.desk = desk;
        this.texts = desk.texts();
        this.voice = desk.terminal().voice();
        this.site = site;
        this.answers = answers;
        this.options = options;
        this.vigil = new Vigil(site, answers, machine, options.only(), options.every());
    }

    /// Watches until it is told to end, or has looked as often as was wanted.
    ///
    /// @return the exit code of the worst headline that was seen
    int keep() throws InterruptedException {
        var opening = new Opening(voice, texts);
        opening.tell(site.service(), answers);
        site.prepare(answers).ifPresent(opening::session);
        voice.line(texts.say(
                "console.watch.begins", "seconds", Long.toString(options.every().toSeconds())));
        try (var key = new BreakKey(vigil::stop)) {
            vigil.keep(options.most(), this::tell);
            sum(vigil.log().summary());
            if (key.pressed()) {
                return ExitCode.OUR_FAULT;
            }
        }
        return vigil.log().summary().conclusions().keySet().stream()
                .min((one, other) -> WORST_FIRST.indexOf(one) - WORST_FIRST.indexOf(other))
                .map(ExitCode::of)
                .orElse(ExitCode.of(Conclusion.CANNOT_TELL));
    }

    private void tell(Vigil.Look look) {
        Instant at = Instant.now();
        if (look.number() == 1) {
            for (RequirementResult result : look.run().diagnosis().requirements()) {
                if ((options.only().isEmpty()
                                || options.only().contains(result.requirement().group()))
                        && result.outcome() != Outcome.PASS
                        && result.outcome() != Outcome.NOT_APPLICABLE) {
                    line(at, "console.watch.first", "", result);
                }
            }
        }
        for (WatchLog.Change change : look.changes()) {
            line(change.at(), "console.watch.change", texts.word(change.from()), change.now());
        }
    }

    private void line(Instant at, String key, String from, RequirementResult result) {
        voice.marked(
                result.outcome(),
                moment(at) + "  * ",
                "    ",
                texts.say(
                        key,
                        "title",
                        Reports.title(result.requirement(), texts),
                        "from",
                        from,
                        "outcome",
                        texts.word(result.outcome()),
                        "reason",
                        texts.say(result.reason())));
    }

    private String moment(Instant at) {
        return texts.writing().moment(at.atZone(ZoneId.systemDefault()), true);
    }

    private void sum(WatchLog.Summary summary) {
        Instant first = summary.first();
        Instant last = summary.last();
        voice.line();
        if (first == null || last == null) {
            voice.line(desk.say("console.watch.nothing"));
            return;
        }
        voice.line(texts.say(
                "console.watch.sum",
                "looks",
                Long.toString(summary.looks()),
                "from",
                moment(first),
                "to",
                moment(last)));
        List<WatchedRow> troubled = summary.troubled();
        if (troubled.isEmpty()) {
            voice.line(desk.say("console.watch.calm"));
        }
        troubled.forEach(this::row);
    }

    private void row(WatchedRow row) {
        voice.marked(
                row.now(),
                "  * ",
                "    ",
                texts.say(
                        "console.watch.row",
                        "title",
                        Reports.title(row.requirement(), texts),
                        "fail",
                        Long.toString(row.count(Outcome.FAIL)),
                        "warn",
                        Long.toString(row.count(Outcome.WARN)),
                        "pass",
                        Long.toString(row.count(Outcome.PASS)),
                        "untested",
                        Long.toString(row.count(Outcome.NOT_TESTED)),
                        "longest",
                        row.longest().toSeconds() == 0
                                ? ""
                                : Long.toString(row.longest().toSeconds())));
        var strip = new StringBuilder();
        row.cells().forEach(cell -> strip.append(Voice.symbol(cell)));
        voice.line("      " + strip + texts.say("console.watch.cell", "each", Long.toString(row.each())));
    }
}
