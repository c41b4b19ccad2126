// SPDX-License-Identifier: Apache-2.0
package app.clearline;

import app.clearline.detect.Detector;
import app.clearline.model.Extent;
import app.clearline.model.Machine;
import app.clearline.model.Service;
import app.clearline.probe.Probes;
import app.clearline.respond.PracticeNetwork;
import app.clearline.run.Engine;
import app.clearline.run.Runner;
import app.clearline.run.Site;
import app.clearline.run.Surroundings;
import app.clearline.run.Wishes;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

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
            Extent extent = extent(wishes, surroundings);
            return new ServiceSite(
                    service,
                    extent,
                    budget(wishes),
                    new Runner(Probes.in(surroundings, extent)),
                    answers -> answers,
                    () -> {});
        }
        PracticeNetwork network = PracticeNetwork.start(service, wishes.practiceFaults());
        var within = new Surroundings(
                network.publicRoots(),
                network.systemRoots(),
                List.of(network.resolver()),
                surroundings.proxy(),
                surroundings.turn() == null ? network.credentials() : surroundings.turn(),
                surroundings.responder());
        Extent extent = extent(wishes, within);
        return new ServiceSite(
                network.service(),
                extent,
                budget(wishes),
                new Runner(Probes.in(within, extent)),
                network::fit,
                network::close);
    }

    private static Extent extent(Wishes wishes, Surroundings surroundings) {
        return new Extent(wishes.quality(), wishes.sweep(), surroundings.turn() != null, wishes.responder());
    }

    /// Measuring takes as long as it was wished to, beside the budget, and so does trying every port.
    private static Duration budget(Wishes wishes) {
        Duration sweep = wishes.sweep() && wishes.responder() != null ? SWEEP : Duration.ZERO;
        return wishes.budget().plus(wishes.quality()).plus(sweep);
    }
}
