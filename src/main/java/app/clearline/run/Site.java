// SPDX-License-Identifier: Apache-2.0
package app.clearline.run;

import app.clearline.model.Answers;
import app.clearline.model.Diagnosis;
import app.clearline.model.Machine;
import app.clearline.model.Observation;
import app.clearline.model.Plan;
import app.clearline.model.Service;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;

/// A service that is ready to be checked, as often as one likes.
public interface Site extends AutoCloseable {

    /// The service, with the endpoints where they really are.
    Service service();

    /// The answers as they hold here: a practice fault may put a proxy in the way.
    Answers fit(Answers answers);

    /// Learns what has to be known before steps can be planned: the hosts of a real session, by the way of these
    /// answers. Waits for it, some seconds at most, and asks anew each time. Whatever comes of it, the site can
    /// be used.
    ///
    /// @return what was seen; empty where there is nothing to learn
    default Optional<Observation> prepare(Answers answers) throws InterruptedException {
        return Optional.empty();
    }

    /// The steps that these answers ask for.
    Plan plan(Answers answers, Machine machine);

    /// Starts all steps of the plan that are not among `known`, in the background, and returns at once.
    ///
    /// @param known observations of an earlier start, which are kept; leave out those that are to be made anew
    /// @param events is called on the run's threads, and must be quick
    Checkup start(Answers answers, Machine machine, Collection<Observation> known, Consumer<RunEvent> events);

    /// What the observations mean so far. Pure and quick: call it as often as rows are to be redrawn.
    Diagnosis diagnose(Answers answers, Machine machine, Collection<Observation> observations);

    @Override
    void close();
}
