// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

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

    private static final int LONGEST_SECONDS = 3600;

    private final Desk desk;

    @Option(names = "--service", paramLabel = "ID|FILE", description = "${bundle:console.check.service}")
    private String service = "opentok";

    @Mixin
    private final AnswerOptions said = new AnswerOptions();

    @Mixin
    private final TrustOptions trust = new TrustOptions();

    @Option(names = "--quality", paramLabel = "SECONDS", description = "${bundle:console.check.quality}")
    private int quality = 10;

    @Option(names = "--sweep", description = "${bundle:console.check.sweep}")
    private boolean sweep;

    @Option(
            names = "--responder",
            paramLabel = "HOST[:PORT]",
            converter = ResponderPlace.class,
            description = "${bundle:console.check.responder}")
    private @Nullable HostPort responder;

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

    @Option(names = "--events", description = "${bundle:console.check.events}")
    private boolean events;

    CheckCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws ProfileException, IOException, InterruptedException {
        Wishes wishes = wishes();
        output.check(events);
        Service wanted = Profiles.find(service);
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
        Machine machine = desk.engine().detect();
        Answers answers = Interview.answers(machine, said);
        try (Site site = desk.engine().open(wanted, wishes, surroundings)) {
            return check(site, site.fit(answers), machine);
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
        try (var key = new BreakKey(watch.checkup())) {
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
            if (output.none() && !events) {
                voice.line();
                voice.line(desk.say("console.keep"));
            }
            return ExitCode.of(run.diagnosis().conclusion());
        }
    }

    private Wishes wishes() {
        if (quality < 0 || quality > LONGEST_SECONDS) {
            throw seconds("--quality", 0);
        }
        if (budget < 1 || budget > LONGEST_SECONDS) {
            throw seconds("--budget", 1);
        }
        return new Wishes(
                Duration.ofSeconds(budget), Duration.ofSeconds(quality), sweep, responder, Set.copyOf(faults));
    }

    private static Misuse seconds(String option, int from) {
        return new Misuse(
                "console.bad.seconds",
                "option",
                option,
                "from",
                Integer.toString(from),
                "to",
                Integer.toString(LONGEST_SECONDS));
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
