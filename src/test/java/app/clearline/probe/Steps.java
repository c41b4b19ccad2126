// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Endpoint;
import app.clearline.model.Expectation;
import app.clearline.model.Failure;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.model.Role;
import app.clearline.model.Route;
import app.clearline.model.Step;
import app.clearline.run.Failures;
import app.clearline.run.Probe;
import app.clearline.run.ProbeException;
import app.clearline.run.Scene;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// One step of a test, built up and then run on a virtual thread as the runner would, bounded from outside.
final class Steps {

    private final ProbeKind kind;
    private final HostPort at;
    private String path = "/";
    private Route route = Route.direct();
    private Role role;
    private Expectation expect = Expectation.ANY;
    private Duration deadline = Duration.ofSeconds(5);
    private final Map<String, Observation> seen = new HashMap<>();

    private Steps(ProbeKind kind, HostPort at) {
        this.role = usual(kind);
        this.kind = kind;
        this.at = at;
    }

    static Steps of(ProbeKind kind, String host, int port) {
        return new Steps(kind, new HostPort(host, port));
    }

    Steps path(String to) {
        path = to;
        return this;
    }

    Steps route(Route way) {
        route = way;
        return this;
    }

    Steps role(Role is) {
        role = is;
        return this;
    }

    Steps expect(Expectation what) {
        expect = what;
        return this;
    }

    Steps within(Duration time) {
        deadline = time;
        return this;
    }

    /// The host's name resolves to these.
    Steps resolved(String... addresses) {
        return seen(dns(at, List.of(addresses)));
    }

    Steps seen(Observation observation) {
        seen.put(observation.id(), observation);
        return this;
    }

    static Observation dns(HostPort at, List<String> addresses) {
        var found = new Finding.Dns(addresses, addresses, "NOERROR", List.of(), Duration.ZERO, null, null);
        return observation(ProbeKind.DNS, at, found);
    }

    static Observation observation(ProbeKind kind, HostPort at, Finding finding) {
        Endpoint endpoint = endpoint(kind, at, "/", usual(kind), Expectation.ANY);
        String id = Step.id(kind, endpoint, Route.direct());
        return new Observation(id, kind, endpoint, Route.direct(), Duration.ZERO, Duration.ZERO, finding, null);
    }

    private static Endpoint endpoint(ProbeKind kind, HostPort at, String path, Role role, Expectation expect) {
        return new Endpoint("e", role, at, at.port(), path, Set.of(kind), false, expect);
    }

    /// What came of it, and how long it took.
    record Outcome(@Nullable Finding finding, @Nullable Failure failure, Duration took) {

        /// The class of the failure; fails where there is none.
        FailureClass failed() {
            if (failure == null) {
                throw new AssertionError("no failure but " + this);
            }
            return failure.type();
        }

        /// What the failure says of itself; empty where there is none.
        String detail() {
            return failure == null ? "" : failure.detail();
        }

        <F extends Finding> F found(Class<F> type) {
            if (!type.isInstance(finding)) {
                throw new AssertionError("no " + type.getSimpleName() + " but " + this);
            }
            return type.cast(finding);
        }
    }

    /// Runs it; fails where it does not end by its own deadline.
    Outcome run(Probe probe) throws InterruptedException {
        Endpoint endpoint = endpoint(kind, at, path, role, expect);
        Step step = new Step(Step.id(kind, endpoint, route), kind, endpoint, route, new ArrayList<>(), deadline);
        long begin = System.nanoTime();
        var task = new FutureTask<>(() -> once(probe, step, new Scene(seen, begin + deadline.toNanos(), (d, t) -> {})));
        Thread thread = Thread.ofVirtual().start(task);
        try {
            return task.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new AssertionError(step.id() + " did not end within " + deadline, e);
        } catch (ExecutionException e) {
            throw new AssertionError(step.id(), e.getCause());
        }
    }

    /// Runs it, interrupts it after 300 ms, and says how long it then took to end.
    Duration interrupted(Probe probe) throws InterruptedException {
        Endpoint endpoint = endpoint(kind, at, path, role, expect);
        Step step = new Step(Step.id(kind, endpoint, route), kind, endpoint, route, new ArrayList<>(), deadline);
        var scene = new Scene(seen, System.nanoTime() + deadline.toNanos(), (d, t) -> {});
        var stopped = new AtomicBoolean();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                once(probe, step, scene);
            } catch (InterruptedException e) {
                stopped.set(true);
            }
        });
        Thread.sleep(300);
        long begin = System.nanoTime();
        thread.interrupt();
        thread.join(deadline);
        if (!stopped.get()) {
            throw new AssertionError("ended, but not by the interrupt");
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static Outcome once(Probe probe, Step step, Scene scene) throws InterruptedException {
        long begin = System.nanoTime();
        Finding finding = null;
        Failure failure = null;
        try {
            finding = probe.run(step, scene);
        } catch (ProbeException e) {
            finding = e.finding();
            failure = e.failure();
        } catch (IOException e) {
            failure = Failures.of(e);
        }
        return new Outcome(finding, failure, Duration.ofNanos(System.nanoTime() - begin));
    }

    /// Logins are given to the service's relays alone.
    private static Role usual(ProbeKind kind) {
        return switch (kind) {
            case STUN_UDP, TURN_UDP, TURN_TCP, TURN_TLS -> Role.MEDIA_RELAY;
            case UDP_STREAM, RELAY_UDP, RELAY_TCP, RELAY_TLS, RELAY_PORTS -> Role.MEDIA_RELAY;
            default -> Role.API;
        };
    }
}
