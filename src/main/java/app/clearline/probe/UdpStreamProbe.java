// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.FailureClass;
import app.clearline.model.Measured;
import app.clearline.model.Step;
import app.clearline.run.Probe;
import app.clearline.run.ProbeException;
import app.clearline.run.Scene;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;

/// A stream of STUN Binding requests (RFC 8489), paced like speech, whose answers stand for the packets
/// that come back. They are small and slow enough for a public server.
final class UdpStreamProbe implements Probe {

    private static final Duration DRAIN = Duration.ofSeconds(1);

    private final Relays relays;
    private final Streams streams;

    UdpStreamProbe(Relays relays, Streams streams) {
        this.relays = relays;
        this.streams = streams;
    }

    @Override
    public Measured.Stream run(Step step, Scene scene) throws IOException, InterruptedException {
        try (StunDatagrams path = relays.datagrams(step, scene);
                var traffic = new Traffic(new Echoes(path))) {
            Tape tape = streams.beside(() -> traffic.play(streams.packets(), Streams.PACE, StunWire.HEADER, DRAIN));
            Measured.Stream stream = tape.stream("udp", Streams.WARM_UP, 0, null);
            if (stream.received() == 0) {
                throw new ProbeException(FailureClass.TIMEOUT, "none of " + stream.sent() + " came back", stream);
            }
            return stream;
        }
    }

    /// Requests that hold their number in the end of their transaction id, and secret bytes before it,
    /// which nobody who does not see them can answer.
    private static final class Echoes implements Flow {

        private static final int TRANSACTION = 8;
        private static final int NUMBER = 16;
        private static final int REQUEST = 0x0001;
        private static final int SUCCESS = 0x0101;

        private final StunDatagrams path;
        private final byte[] secret = new byte[NUMBER - TRANSACTION];

        Echoes(StunDatagrams path) {
            this.path = path;
            new SecureRandom().nextBytes(secret);
        }

        @Override
        public void send(int number, int bytes) throws IOException {
            path.send(ByteBuffer.allocate(StunWire.HEADER)
                    .putShort((short) REQUEST)
                    .putShort((short) 0)
                    .putInt(StunWire.COOKIE)
                    .put(secret)
                    .putInt(number)
                    .array());
        }

        @Override
        public int receive() throws IOException {
            byte[] answer = path.receive();
            boolean ours = answer.length >= StunWire.HEADER
                    && StunWire.number(answer, 0) == SUCCESS
                    && Arrays.equals(answer, TRANSACTION, NUMBER, secret, 0, secret.length);
            return ours ? Math.max(NOTHING, ByteBuffer.wrap(answer).getInt(NUMBER)) : NOTHING;
        }

        @Override
        public boolean closed() {
            return path.closed();
        }
    }
}
