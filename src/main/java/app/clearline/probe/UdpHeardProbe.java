// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Credentials;
import app.clearline.model.FailureClass;
import app.clearline.model.Measured;
import app.clearline.model.Step;
import app.clearline.run.Probe;
import app.clearline.run.ProbeException;
import app.clearline.run.Scene;
import app.clearline.wire.PortSet;
import app.clearline.wire.Proof;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Sends the responder requests by UDP, and asks it over TCP how many of them came.
final class UdpHeardProbe implements Probe {

    private static final int PORTS = 5;
    private static final PortSweep.Pace PACE = new PortSweep.Pace(400, Duration.ofMillis(600), Duration.ofMillis(1200));

    private final Names names;
    private final @Nullable Credentials key;

    UdpHeardProbe(Names names, @Nullable Credentials key) {
        this.names = names;
        this.key = key;
    }

    @Override
    public Measured.Heard run(Step step, Scene scene) throws IOException, InterruptedException {
        try (FarResponder far = FarResponder.of(step, scene, names, key)) {
            // 1. To where the responder is found, and to a few ports beside.
            FarResponder.Hello hello = far.hello();
            PortSet asked = few(hello.counted(), step.endpoint().at().port());
            var sweep = new PortSweep(far, hello, asked, PACE, (done, total) -> {});
            PortSweep.Result result = sweep.within(Watchdog.left(scene, Duration.ofSeconds(6)));

            // 2. What the far end says of it.
            String said = far.ask(
                    step.endpoint().at().port(),
                    Proof.HEARD + "?run=" + HexFormat.of().toHexDigits(hello.run()),
                    List.of());
            return new Measured.Heard(result.sent(), datagrams(said), result.answered());
        }
    }

    private static PortSet few(PortSet counted, int first) throws ProbeException {
        int[] all = counted.stream().toArray();
        if (all.length == 0) {
            throw new ProbeException(FailureClass.UNSUPPORTED, "the responder counts no UDP port");
        }
        PortSet some = PortSet.of(IntStream.range(0, Math.min(PORTS - 1, all.length))
                .map(i -> all[(int) ((long) i * all.length / PORTS)]));
        return counted.has(first) ? some.with(PortSet.of(IntStream.of(first))) : some;
    }

    private static int datagrams(String said) throws ProbeException {
        String first = said.lines().findFirst().orElse("");
        if (!first.matches("datagrams [0-9]{1,9}")) {
            throw new ProbeException(FailureClass.UNSUPPORTED, "the responder does not tell what it heard");
        }
        return Integer.parseInt(first.substring("datagrams ".length()));
    }
}
