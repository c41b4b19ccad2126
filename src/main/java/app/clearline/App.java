// SPDX-License-Identifier: Apache-2.0
package app.clearline;

import app.clearline.detect.Detector;
import app.clearline.model.Answers;
import app.clearline.model.Extent;
import app.clearline.model.Machine;
import app.clearline.model.Service;
import app.clearline.model.SessionHosts;
import app.clearline.model.SessionPass;
import app.clearline.model.SessionSource;
import app.clearline.plan.SessionPlan;
import app.clearline.probe.Probes;
import app.clearline.respond.PracticeNetwork;
import app.clearline.run.Engine;
import app.clearline.run.Runner;
import app.clearline.run.Site;
import app.clearline.run.Surroundings;
import app.clearline.run.TrustStores;
import app.clearline.run.Wishes;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/// The engine: everything behind the doors, wired by hand.
final class App implements Engine {

    private static final String PRACTICE = "practice";
    private static final Duration SWEEP = Duration.ofSeconds(40);

    @Override
    public Machine detect() throws InterruptedException {
        return Detector.detect();
    }

    @Override
    public Site open(Service service, Wishes wishes, Surroundings surroundings) throws IOException {
        if (!service.id().equals(PRACTICE)) {
            if (!wishes.practiceFaults().isEmpty()) {
                throw new IOException("faults can be chosen in the practice network only");
            }
            return site(new Wired(service, wishes, surroundings, answers -> answers, () -> {}));
        }
        PracticeNetwork network = PracticeNetwork.start(service, wishes.practiceFaults());
        var within = new Surroundings(
                () -> new TrustStores(network.publicRoots(), network.systemRoots()),
                List.of(network.resolver()),
                surroundings.proxy(),
                surroundings.turn() == null ? network.credentials() : surroundings.turn(),
                surroundings.session(),
                surroundings.responder());
        return site(new Wired(network.service(), wishes, within, network::fit, network::close));
    }

    /// What a site is made of.
    private record Wired(
            Service service, Wishes wishes, Surroundings surroundings, UnaryOperator<Answers> fitting, Runnable end) {

        ServiceSite site() {
            var extent = new Extent(wishes.quality(), wishes.sweep(), surroundings.turn() != null, wishes.responder())
                    .asking(wishes.overHttps());
            // Measuring takes as long as it was wished to, beside the budget, and so does trying every port.
            Duration sweep = wishes.sweep() && wishes.responder() != null ? SWEEP : Duration.ZERO;
            Duration budget = wishes.budget().plus(wishes.quality()).plus(sweep);
            var runner = new Runner(Probes.in(
                    surroundings, extent, service.timers(), service.thresholds().pictures()));
            return new ServiceSite(service, extent, budget, runner, fitting, end);
        }

        /// The same with the hosts of a session, and their login where they have one.
        ServiceSite with(SessionHosts hosts) {
            return new Wired(
                            SessionPlan.real(service, hosts),
                            wishes,
                            hosts.login() == null ? surroundings : surroundings.with(hosts.login()),
                            fitting,
                            end)
                    .site();
        }
    }

    private static Site site(Wired wired) throws IOException {
        SessionPass pass = wired.surroundings().session();
        SessionSource source = wired.service().session();
        if (pass == null) {
            return wired.site();
        }
        if (source == null) {
            wired.end().run();
            throw new IOException("the profile of this service does not say how a session is asked for");
        }
        return new SessionSite(
                wired.site(), hosts -> Probes.asking(wired.surroundings(), source, pass, hosts), wired::with);
    }
}
