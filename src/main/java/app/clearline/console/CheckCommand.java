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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Runs the checks and prints the checklist as it fills.
@Command(
        name = "check",
        resourceBundle = "app.clearline.messages-console",
        sortOptions = false,
        abbreviateSynopsis = true,
        description = "${bundle:console.check.about}",
        footer = {"", "${bundle:console.check.examples}"})
final class CheckCommand implements Callable<Integer> {

    private static final String USUAL = "opentok";
    private static final int QUALITY = 10;

    private final Desk desk;

    @Option(names = "--service", paramLabel = "ID|FILE", description = "${bundle:console.check.service}")
    private @Nullable String service;

    @Mixin
    private final AnswerOptions said = new AnswerOptions();

    @Mixin
    private final TrustOptions trust = new TrustOptions();

    @Option(names = "--quality", paramLabel = "SECONDS", description = "${bundle:console.check.quality}")
    private @Nullable Integer quality;

    @Option(names = "--sweep", description = "${bundle:console.check.sweep}")
    private boolean sweep;

    @Option(
            names = "--responder",
            paramLabel = "HOST[:PORT]",
            converter = ResponderPlace.class,
            description = "${bundle:console.check.responder}")
    private @Nullable HostPort responder;

    @Option(names = "--doh", paramLabel = "URL", description = "${bundle:console.check.doh}")
    private @Nullable String overHttps;

    @Option(names = "--budget", paramLabel = "SECONDS", description = "${bundle:console.check.budget}")
    private int budget = 30;

    @Option(
            names = "--practice-fault",
            paramLabel = "CAUSE",
            split = ",",
            description = "${bundle:console.check.practice-fault}")
    private List<Cause> faults = List.of();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final WatchOptions watching = new WatchOptions();

    @Option(names = "--events", description = "${bundle:console.check.events}")
    private boolean events;

    CheckCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws ProfileException, IOException, InterruptedException {
        desk.tellProblems();
        output.check(events);
        watching.check(events || !output.none());
        Service wanted = Profiles.find(wanted());
        if (!faults.isEmpty() && !wanted.id().equals("practice")) {
            throw new Misuse("console.bad.fault-without-practice", "service", wanted.id());
        }
        if (trust.session != null && wanted.session() == null) {
            throw new Misuse("console.bad.no-session-source", "service", wanted.id());
        }
        Surroundings surroundings = trust.surroundings(desk, ProxyCredentials.find(desk, said.login));
        if (responder != null && surroundings.responder() == null) {
            throw new Misuse("console.bad.responder-without-key", "variable", ResponderKey.VARIABLE);
        }
        // One that is suggested is used where its key is at hand.
        HostPort far = responder != null || surroundings.responder() == null
                ? responder
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
        Voice voice = events || output.takesStandardOutput()
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
                if (events) {
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
            if (output.none() && !events) {
                voice.line();
                voice.line(desk.say("console.keep"));
            }
            return ExitCode.of(run.diagnosis().conclusion());
        }
    }

    /// What the command line says, else what is set, else what is usual.
    private String wanted() {
        if (service != null) {
            return service;
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
        int measured = quality == null ? (watching.wanted() ? 0 : QUALITY) : quality;
        if (measured < 0 || measured > Misuse.LONGEST_SECONDS) {
            throw Misuse.seconds("--quality", 0);
        }
        if (budget < 1 || budget > Misuse.LONGEST_SECONDS) {
            throw Misuse.seconds("--budget", 1);
        }
        return new Wishes(
                Duration.ofSeconds(budget),
                Duration.ofSeconds(measured),
                sweep,
                far,
                ResolverUrl.read(overHttps),
                Set.copyOf(faults));
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
