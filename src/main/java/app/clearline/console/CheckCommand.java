// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.keep.Keeping;
import app.clearline.model.Answers;
import app.clearline.model.Cause;
import app.clearline.model.HostPort;
import app.clearline.model.Machine;
import app.clearline.model.Run;
import app.clearline.model.Service;
import app.clearline.run.RunEvent;
import app.clearline.run.Site;
import app.clearline.run.Surroundings;
import app.clearline.run.Wishes;
import app.clearline.service.ProfileException;
import app.clearline.service.Profiles;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// Runs the checks and prints the checklist as it fills.
final class CheckCommand implements Callable<Integer> {

    private static final String USUAL = "opentok";
    private static final int QUALITY = 10;

    private final Desk desk;

    private final Given<String> service = Given.option("--service", "ID|FILE", String.class, "console.check.service");
    private final AnswerOptions said = new AnswerOptions();
    private final TrustOptions trust = new TrustOptions();
    private final Given<Integer> quality = Given.option("--quality", "SECONDS", int.class, "console.check.quality");
    private final Given<Boolean> sweep = Given.flag("--sweep", "console.check.sweep");
    private final Given<HostPort> responder =
            Given.option("--responder", "HOST[:PORT]", HostPort.class, "console.check.responder");
    private final Given<String> overHttps = Given.option("--doh", "URL", String.class, "console.check.doh");
    private final Given<Integer> budget = Given.option("--budget", "SECONDS", int.class, "console.check.budget")
            .usually(30);
    private final Given<List<Cause>> faults =
            Given.list("--practice-fault", "CAUSE", Cause.class, "console.check.practice-fault");
    private final OutputOptions output = new OutputOptions();
    private final WatchOptions watching = new WatchOptions();
    private final Given<Boolean> events = Given.flag("--events", "console.check.events");

    CheckCommand(Desk desk) {
        this.desk = desk;
    }

    CommandLine line() {
        CommandLine line = Commands.of(
                this,
                "console.check.about",
                service,
                said,
                trust,
                quality,
                sweep,
                responder,
                overHttps,
                budget,
                faults,
                output,
                watching,
                events);
        line.getCommandSpec()
                .usageMessage()
                .sortOptions(false)
                .abbreviateSynopsis(true)
                .footer("", Commands.text("console.check.examples"));
        return line;
    }

    @Override
    public Integer call() throws ProfileException, IOException, InterruptedException {
        desk.tellProblems();
        output.check(events.value());
        watching.check(events.value() || !output.none());
        Service wanted = Profiles.find(wanted());
        if (!faults.value().isEmpty() && !wanted.id().equals("practice")) {
            throw new Misuse("console.bad.fault-without-practice", "service", wanted.id());
        }
        if (trust.session.isGiven() && wanted.session() == null) {
            throw new Misuse("console.bad.no-session-source", "service", wanted.id());
        }
        Surroundings surroundings = trust.surroundings(desk, ProxyCredentials.find(desk, said.login.orNull()));
        if (responder.isGiven() && surroundings.responder() == null) {
            throw new Misuse("console.bad.responder-without-key", "variable", ResponderKey.VARIABLE);
        }
        // One that is suggested is used where its key is at hand.
        HostPort far = responder.isGiven() || surroundings.responder() == null
                ? responder.orNull()
                : desk.preferences().now().responder();
        Wishes wishes = wishes(far);
        Machine machine = desk.engine().detect();
        Answers answers = Interview.answers(machine, said);
        try (Site site = desk.engine().open(wanted, wishes, surroundings)) {
            return watching.wanted()
                    ? new Watching(desk, site, site.fit(answers), machine, watching).keep()
                    : check(site, site.fit(answers), machine);
        } finally {
            forget(surroundings);
        }
    }

    private int check(Site site, Answers answers, Machine machine) throws IOException, InterruptedException {
        Voice voice = events.value() || output.takesStandardOutput()
                ? desk.terminal().aside()
                : desk.terminal().voice();
        var opening = new Opening(voice, desk.texts());
        opening.tell(site.service(), answers);
        site.prepare(answers).ifPresent(opening::session);
        var watch = new Watch(site, answers, machine);
        try (var key = new BreakKey(watch.checkup()::cancel)) {
            var rows =
                    new LiveChecklist(site, answers, machine, watch.checkup().plan(), new RowText(voice, desk.texts()));
            rows.begin();
            var lines = new EventLines(desk.terminal().out(), site.service(), output.hidePrivate());
            Run run = watch.follow(event -> {
                if (events.value()) {
                    lines.write(event);
                }
                if (event instanceof RunEvent.Ended ended && !key.pressed()) {
                    rows.ended(ended.observation());
                }
            });
            if (key.pressed()) {
                desk.complain(desk.say("console.stopped"));
                return ExitCode.OUR_FAULT;
            }
            rows.finish(run.diagnosis());
            new Summary(voice, desk.texts(), run).tell();
            output.write(run, desk, voice);
            keep(run);
            if (output.none() && !events.value()) {
                voice.line();
                voice.line(desk.say("console.keep"));
            }
            return ExitCode.of(run.diagnosis().conclusion());
        }
    }

    /// What the command line says, else what is set, else what is usual.
    private String wanted() {
        if (service.isGiven()) {
            return service.value();
        }
        String set = desk.preferences().now().service();
        return set.isEmpty() ? USUAL : set;
    }

    /// Keeps the run where the person wishes that for the terminal too. It has been told already: a
    /// full disk does not change what it says.
    private void keep(Run run) {
        if (desk.preferences().now().history() != Keeping.ALL) {
            return;
        }
        try {
            desk.history().keep(run);
        } catch (IOException e) {
            // No room, or no right to write there.
            desk.complain(desk.say("console.history.not-kept", "why", String.valueOf(e.getMessage())));
        }
    }

    private Wishes wishes(@Nullable HostPort far) {
        // Streams at every look would load the line that is being watched.
        int measured = quality.isGiven() ? quality.value() : (watching.wanted() ? 0 : QUALITY);
        if (measured < 0 || measured > Misuse.LONGEST_SECONDS) {
            throw Misuse.seconds("--quality", 0);
        }
        if (budget.value() < 1 || budget.value() > Misuse.LONGEST_SECONDS) {
            throw Misuse.seconds("--budget", 1);
        }
        return new Wishes(
                Duration.ofSeconds(budget.value()),
                Duration.ofSeconds(measured),
                sweep.value(),
                far,
                ResolverUrl.read(overHttps.orNull()),
                Set.copyOf(faults.value()));
    }

    private static void forget(Surroundings surroundings) {
        var proxy = surroundings.proxy();
        var turn = surroundings.turn();
        var shared = surroundings.responder();
        if (proxy != null) {
            proxy.close();
        }
        if (turn != null) {
            turn.close();
        }
        if (shared != null) {
            shared.close();
        }
        if (surroundings.session() != null) {
            surroundings.session().close();
        }
    }
}
