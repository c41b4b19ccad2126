// SPDX-License-Identifier: Apache-2.0
package app.clearline;

import app.clearline.model.Answers;
import app.clearline.model.Credentials;
import app.clearline.model.Diagnosis;
import app.clearline.model.Machine;
import app.clearline.model.Observation;
import app.clearline.model.Plan;
import app.clearline.model.ProbeKind;
import app.clearline.model.Service;
import app.clearline.model.SessionHosts;
import app.clearline.plan.SessionPlan;
import app.clearline.run.Checkup;
import app.clearline.run.Probe;
import app.clearline.run.RunEvent;
import app.clearline.run.RunUnderWay;
import app.clearline.run.Runner;
import app.clearline.run.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A site that asks the service for the hosts of a real session before it checks. Where they cannot be had, the
/// profile's samples are checked as ever, and an observation says why.
final class SessionSite implements Site {

    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final ServiceSite samples;
    private final Function<Consumer<SessionHosts>, Map<ProbeKind, Probe>> asking;
    private final Function<SessionHosts, ServiceSite> real;
    private volatile Site now;
    private final Queue<Credentials> logins = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Observation said;

    /// @param asking the probes that ask, given where the answer goes
    /// @param real the site with the hosts of the session
    SessionSite(
            ServiceSite samples,
            Function<Consumer<SessionHosts>, Map<ProbeKind, Probe>> asking,
            Function<SessionHosts, ServiceSite> real) {
        this.samples = samples;
        this.asking = asking;
        this.real = real;
        this.now = samples;
    }

    @Override
    public Optional<Observation> prepare(Answers answers) throws InterruptedException {
        Optional<Plan> plan = SessionPlan.of(samples.service(), fit(answers));
        if (plan.isEmpty()) {
            return Optional.empty();
        }
        var hosts = new AtomicReference<@Nullable SessionHosts>();
        RunUnderWay asked = new Runner(asking.apply(hosts::set)).start(plan.get(), List.of(), PATIENCE, event -> {});
        try {
            Optional<Observation> answer = asked.await().stream()
                    .filter(seen -> seen.probe() == ProbeKind.SESSION)
                    .findFirst();
            SessionHosts named = hosts.get();
            if (named != null && named.login() != null) {
                logins.add(named.login());
            }
            now = named == null ? samples : real.apply(named);
            said = answer.orElse(null);
            return answer;
        } catch (InterruptedException e) {
            asked.cancel();
            throw e;
        }
    }

    @Override
    public Service service() {
        return now.service();
    }

    @Override
    public Answers fit(Answers answers) {
        return samples.fit(answers);
    }

    @Override
    public Plan plan(Answers answers, Machine machine) {
        return now.plan(answers, machine);
    }

    @Override
    public Checkup start(Answers answers, Machine machine, Collection<Observation> known, Consumer<RunEvent> events) {
        var all = new ArrayList<Observation>();
        Observation answer = said;
        if (answer != null) {
            all.add(answer);
            events.accept(new RunEvent.Ended(answer));
        }
        known.stream().filter(seen -> seen.probe() != ProbeKind.SESSION).forEach(all::add);
        return now.start(answers, machine, all, events);
    }

    @Override
    public Diagnosis diagnose(Answers answers, Machine machine, Collection<Observation> observations) {
        return now.diagnose(answers, machine, observations);
    }

    @Override
    public void close() {
        samples.close();
        logins.forEach(Credentials::close);
    }
}
