// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Credentials;
import app.clearline.model.Failure;
import app.clearline.model.FailureClass;
import app.clearline.model.HostPort;
import app.clearline.model.Measured;
import app.clearline.run.Failures;
import app.clearline.run.ProbeException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Two places of a relay that are bound to each other. Closing gives them back, while the ways to them are open.
record Channel(String carrier, Leg out, Leg in, Allocation from, Allocation to) implements AutoCloseable {

    /// @throws ProbeException `UNSUPPORTED` where the relay gives one place and not two, or does not
    ///     let them talk to each other; with a [Measured.RelayData] where it gave both and no answer
    ///     came to binding them
    static Channel between(String carrier, Leg out, Leg in, Credentials login)
            throws IOException, InterruptedException {
        Allocation from = Allocation.on(out.path(), login);
        Allocation to;
        try {
            to = second(in, login);
        } catch (IOException e) {
            giveBack(out, from);
            throw e;
        }
        var channel = new Channel(carrier, out, in, from, to);
        int asked = out.path().sent() + in.path().sent();
        try {
            from.bind(to.relayed());
            to.bind(from.relayed());
            return channel;
        } catch (IOException e) {
            channel.close();
            Failure failure = Failures.of(e);
            boolean silent = failure.type() != FailureClass.UNSUPPORTED;
            int unanswered = out.path().sent() + in.path().sent() - asked;
            throw new ProbeException(
                    failure.type(),
                    "binding a channel: " + failure.detail(),
                    silent ? nothing(carrier, from.relayed(), unanswered, Duration.ZERO) : null);
        }
    }

    private static Allocation second(Leg in, Credentials login) throws IOException, InterruptedException {
        try {
            return Allocation.on(in.path(), login);
        } catch (ProbeException e) {
            if (e.failure().type() == FailureClass.TIMEOUT) {
                throw e;
            }
            throw new ProbeException(
                    FailureClass.UNSUPPORTED,
                    "the relay gives no second place: " + e.failure().detail());
        }
    }

    Measured.RelayData carried(Tape tape, int first, Ramp.Result climbed) {
        return new Measured.RelayData(from.relayed(), tape.stream(carrier, first, climbed.least(), climbed.loaded()));
    }

    /// Nothing of all that was sent came.
    ProbeException lost(int sent, @Nullable IOException broken) {
        var finding = nothing(carrier, from.relayed(), sent, Duration.ZERO);
        if (broken != null) {
            Failure failure = Failures.of(broken);
            return new ProbeException(failure.type(), "data through the relay: " + failure.detail(), finding);
        }
        return new ProbeException(FailureClass.TIMEOUT, "of " + sent + " packets through the relay none came", finding);
    }

    @Override
    public void close() {
        giveBack(out, from);
        giveBack(in, to);
    }

    private static void giveBack(Leg leg, Allocation place) {
        try {
            leg.tell(place.release());
        } catch (IOException e) {
            // Over a stream its end does it; else the place ends by itself after ten minutes at the latest.
        }
    }

    private static Measured.RelayData nothing(String carrier, HostPort relayed, int sent, Duration lasted) {
        Duration none = Duration.ZERO;
        return new Measured.RelayData(
                relayed, new Measured.Stream(carrier, sent, 0, 0, null, null, none, 0, null, none, lasted, List.of()));
    }
}
