// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Credentials;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.Measured;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.model.Role;
import app.clearline.model.Step;
import app.clearline.run.Failures;
import app.clearline.run.Probe;
import app.clearline.run.ProbeException;
import app.clearline.run.Scene;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Finds out after which silence the opening of a flow is gone: several flows are opened at once, each
/// is silent for a time of its own, and then something is sent to it from outside.
///
/// Each silence is tried by two flows, and counts as too long only where both were gone after it. It
/// ends as soon as all is decided: what is gone after one silence is gone after any longer one.
final class UdpIdleProbe implements Probe {

    /// What is tried where nothing else is said. The longest is below 30 s, which a relay's flow has to
    /// last: see the judge.
    static final List<Duration> SILENCES = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            Duration.ofSeconds(20),
            Duration.ofSeconds(25));

    private static final int FLOWS = 2;
    private static final Duration SET_UP = Duration.ofSeconds(3);

    private final Dialer dialer;
    private final @Nullable Credentials credentials;
    private final List<Duration> silences;
    private final Duration inUse;

    /// @param credentials for the service's relays
    /// @param silences in growing order
    /// @param inUse how long a flow is in use before it is silent
    UdpIdleProbe(Dialer dialer, @Nullable Credentials credentials, List<Duration> silences, Duration inUse) {
        this.dialer = dialer;
        this.credentials = credentials;
        this.silences = List.copyOf(silences);
        this.inUse = inUse;
    }

    UdpIdleProbe(Dialer dialer, @Nullable Credentials credentials) {
        this(dialer, credentials, SILENCES, IdleFlow.IN_USE);
    }

    private record Ended(Duration silence, IdleFlow.State state) {}

    @Override
    public Measured.Opening run(Step step, Scene scene) throws IOException, InterruptedException {
        List<StunServer> servers = StunServer.heard(scene);
        if (servers.isEmpty()) {
            throw new ProbeException(FailureClass.NEED_FAILED, "no STUN server answered");
        }
        for (StunServer each : servers.stream().filter(s -> s.other() != null).toList()) {
            // Only those with another address know RFC 5780; the others would be waited for in vain.
            var caller = new Caller.Server(each.at());
            if (reaches(each, caller)) {
                return search(each, caller, scene);
            }
        }
        try (RelayCaller caller = relay(step, scene)) {
            if (caller != null && reaches(servers.getFirst(), caller)) {
                return search(servers.getFirst(), caller, scene);
            }
        } catch (IOException e) {
            // The relay's own steps tell what is wrong with it.
            throw new ProbeException(
                    FailureClass.UNSUPPORTED,
                    "the relay does not call: " + Failures.of(e).detail());
        }
        throw new ProbeException(
                FailureClass.UNSUPPORTED,
                "none of " + servers.size() + " servers sends to a port it is told (RFC 5780 §7.5), and no relay does");
    }

    private Measured.Opening search(StunServer server, Caller caller, Scene scene) throws InterruptedException {
        var ended = new LinkedBlockingQueue<Ended>();
        var threads = new ArrayList<Thread>();
        try {
            for (Duration silence : silences) {
                for (int i = 0; i < FLOWS; i++) {
                    threads.add(
                            Thread.ofVirtual().name("idle-flow").start(() -> ended.add(flow(server, caller, silence))));
                }
            }
            return watch(ended, scene);
        } finally {
            threads.forEach(Thread::interrupt);
        }
    }

    private static boolean reaches(StunServer server, Caller caller) throws IOException, InterruptedException {
        try (var flow = new IdleFlow(server, caller)) {
            // Twice, since what opens the flow for a relay is not answered and may have been lost.
            boolean first = flow.canBeCalled();
            return first || flow.canBeCalled();
        }
    }

    /// A relay that was reached over TCP before; null where there is none, or no login for it.
    private @Nullable RelayCaller relay(Step step, Scene scene) throws IOException, InterruptedException {
        HostPort outside = scene.seen().values().stream()
                .flatMap(o -> o.found(Finding.Stun.class).stream())
                .map(Finding.Stun::mapped)
                .filter(mapped -> mapped.host().indexOf(':') < 0)
                .findFirst()
                .orElse(null);
        Observation relay = scene.seen().values().stream()
                .filter(o -> o.probe() == ProbeKind.TURN_TCP
                        && o.ok()
                        && o.endpoint().role() == Role.MEDIA_RELAY)
                .findFirst()
                .orElse(null);
        if (outside == null || relay == null || credentials == null) {
            return null;
        }
        Socket socket = dialer.open(
                new Step(relay.id(), relay.probe(), relay.endpoint(), relay.route(), List.of(), step.deadline()),
                scene);
        try {
            Credentials login = credentials;
            return Watchdog.within(Watchdog.left(scene, SET_UP), socket, () -> RelayCaller.on(socket, login, outside));
        } catch (IOException | InterruptedException e) {
            socket.close();
            throw e;
        }
    }

    private Ended flow(StunServer server, Caller caller, Duration silence) {
        try (var flow = new IdleFlow(server, caller)) {
            return new Ended(silence, flow.after(silence, inUse));
        } catch (IOException | InterruptedException e) {
            // No port was left, or all is decided already: this one says nothing.
            return new Ended(silence, IdleFlow.State.UNKNOWN);
        }
    }

    private Measured.Opening watch(LinkedBlockingQueue<Ended> ended, Scene scene) throws InterruptedException {
        Map<Duration, List<IdleFlow.State>> states = new HashMap<>();
        int outstanding = silences.size() * FLOWS;
        while (outstanding > 0 && !decided(states)) {
            Ended next = ended.poll(Watchdog.left(scene).toNanos(), TimeUnit.NANOSECONDS);
            if (next == null) {
                break;
            }
            outstanding--;
            states.computeIfAbsent(next.silence(), s -> new ArrayList<>()).add(next.state());
            scene.progress().accept((long) silences.size() * FLOWS - outstanding, (long) silences.size() * FLOWS);
        }
        return opening(states);
    }

    /// All shorter silences have ended, and the flows of one were gone.
    private boolean decided(Map<Duration, List<IdleFlow.State>> states) {
        for (Duration silence : silences) {
            List<IdleFlow.State> some = states.getOrDefault(silence, List.of());
            if (some.size() < FLOWS) {
                return false;
            }
            if (gone(some)) {
                return true;
            }
        }
        return true;
    }

    private Measured.Opening opening(Map<Duration, List<IdleFlow.State>> states) {
        Duration survived = null;
        Duration gone = null;
        for (Duration silence : silences) {
            List<IdleFlow.State> some = states.getOrDefault(silence, List.of());
            if (some.contains(IdleFlow.State.OPEN)) {
                survived = silence;
                gone = null;
            } else if (gone == null && gone(some)) {
                gone = silence;
            }
        }
        int told = (int) states.values().stream()
                .flatMap(List::stream)
                .filter(s -> s != IdleFlow.State.UNKNOWN)
                .count();
        return new Measured.Opening(survived, gone, told);
    }

    private static boolean gone(List<IdleFlow.State> some) {
        return some.size() == FLOWS && Set.copyOf(some).equals(Set.of(IdleFlow.State.GONE));
    }
}
