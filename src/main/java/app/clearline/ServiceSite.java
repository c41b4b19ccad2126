// SPDX-License-Identifier: Apache-2.0
package app.clearline;

import app.clearline.diagnose.Diagnostics;
import app.clearline.model.Answers;
import app.clearline.model.Diagnosis;
import app.clearline.model.Extent;
import app.clearline.model.Machine;
import app.clearline.model.Observation;
import app.clearline.model.Plan;
import app.clearline.model.ProbeKind;
import app.clearline.model.Run;
import app.clearline.model.Service;
import app.clearline.model.Step;
import app.clearline.plan.Planner;
import app.clearline.report.Build;
import app.clearline.run.Checkup;
import app.clearline.run.RunEvent;
import app.clearline.run.RunUnderWay;
import app.clearline.run.Runner;
import app.clearline.run.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// A service with the runner that checks it.
///
/// @param extent how far its checks go
/// @param fitting the answers as they hold here
/// @param end what is to be closed with the site
record ServiceSite(
        Service service, Extent extent, Duration budget, Runner runner, UnaryOperator<Answers> fitting, Runnable end)
        implements Site {

    @Override
    public Answers fit(Answers answers) {
        return fitting.apply(answers);
    }

    @Override
    public Plan plan(Answers answers, Machine machine) {
        return Planner.plan(service, fit(answers), extent.on(machine));
    }

    @Override
    public Checkup start(Answers answers, Machine machine, Collection<Observation> known, Consumer<RunEvent> events) {
        Answers here = fit(answers);
        Plan plan = plan(here, machine);
        Instant started = Instant.now();
        RunUnderWay run = runner.start(plan, kept(plan, known), budget, events);
        return new Checkup() {
            @Override
            public Plan plan() {
                return plan;
            }

            @Override
            public Run await() throws InterruptedException {
                List<Observation> seen = run.await();
                return new Run(
                        Build.version(),
                        started,
                        Duration.between(started, Instant.now()),
                        service,
                        here,
                        machine,
                        seen,
                        Diagnostics.of(service, here, machine, seen));
            }

            @Override
            public void cancel() {
                run.cancel();
            }
        };
    }

    /// What was seen of hosts that are not checked any more, or by another way, says nothing here.
    private static List<Observation> kept(Plan plan, Collection<Observation> known) {
        Set<String> steps = plan.steps().stream().map(Step::id).collect(Collectors.toSet());
        return known.stream()
                .filter(seen -> seen.probe() == ProbeKind.SESSION || steps.contains(seen.id()))
                .toList();
    }

    @Override
    public Diagnosis diagnose(Answers answers, Machine machine, Collection<Observation> observations) {
        return Diagnostics.of(service, fit(answers), machine, observations);
    }

    @Override
    public void close() {
        end.run();
    }
}
