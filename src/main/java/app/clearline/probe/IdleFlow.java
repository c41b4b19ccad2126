// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.HostPort;
import app.clearline.probe.StunSocket.Hit;
import app.clearline.probe.StunSocket.Shot;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One flow that is left alone for a while, and then called from outside. Whoever calls is asked by
/// another way, so nothing leaves by the flow itself that would keep it open.
final class IdleFlow implements AutoCloseable {

    /// Longer than the two seconds after which Linux counts a flow as one in use, with a longer time of
    /// its own: as the flow of a call is.
    static final Duration IN_USE = Duration.ofMillis(2600);

    private static final int[] TIMES = {0, 150, 350, 600, 900, 1200};
    private static final int LULL = 900;
    private static final String OPEN = "open";
    private static final String CALL = "call";
    private static final String OPENER = "opener";

    /// How a flow was found after its silence.
    enum State {
        OPEN,
        /// It could not be reached, while it could again as soon as it had sent something itself.
        GONE,
        UNKNOWN
    }

    private final StunServer server;
    private final Caller caller;
    private final StunSocket flow;
    private final StunSocket beside;

    /// @param server that tells how the flow looks from outside
    IdleFlow(StunServer server, Caller caller) throws IOException {
        this.server = server;
        this.caller = caller;
        this.flow = new StunSocket();
        try {
            this.beside = new StunSocket();
        } catch (IOException e) {
            flow.close();
            throw e;
        }
    }

    /// Whether a call reaches the fresh flow.
    boolean canBeCalled() throws IOException, InterruptedException {
        HostPort mapped = open();
        return mapped != null && called(mapped);
    }

    /// Uses the flow for a while, is silent, and then looks whether it is still there.
    State after(Duration silence, Duration inUse) throws IOException, InterruptedException {
        // 1. In use, as in a call; and it can be reached, so that silence later means something.
        HostPort mapped = open();
        Thread.sleep(inUse.dividedBy(2));
        mapped = mapped == null || !called(mapped) ? null : open();
        Thread.sleep(inUse.dividedBy(2));
        mapped = mapped == null || !called(mapped) ? null : open();
        if (mapped == null || !called(mapped)) {
            return State.UNKNOWN;
        }

        // 2. Silent.
        Thread.sleep(silence);
        if (called(mapped)) {
            return State.OPEN;
        }

        // 3. Not reached: is it the flow? A fresh opening by the same socket must be reached at once.
        HostPort again = open();
        return again != null && called(again) ? State.GONE : State.UNKNOWN;
    }

    @Override
    public void close() {
        flow.close();
        beside.close();
    }

    private @Nullable HostPort open() throws IOException, InterruptedException {
        var shots = new ArrayList<Shot>();
        if (!caller.from().equals(server.at())) {
            shots.addAll(flow.shots(OPENER, StunRequest::binding, caller.from(), TIMES));
        }
        shots.addAll(flow.shots(OPEN, StunRequest::binding, server.at(), TIMES));
        Hit first = flow.fire(shots, Set.of(OPENER), LULL).first(OPEN);
        return first == null || first.answer() == null ? null : first.answer().mapped();
    }

    private boolean called(HostPort mapped) throws IOException, InterruptedException {
        Hit first = flow.fire(caller.calls(CALL, flow, beside, mapped, TIMES), Set.of(), LULL)
                .first(CALL);
        return first != null && (first.answer() == null || first.answer().success());
    }
}
