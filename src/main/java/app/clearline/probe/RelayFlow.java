// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.concurrent.ThreadLocalRandom;

/// Packets like those of speech (RFC 3550 §5.1) that go to one place of a relay and come back from
/// another: out by the one leg and in by the other. Both ends are this machine's, so one clock measures
/// the whole way.
final class RelayFlow implements Flow {

    private static final int HEADER = 12;
    private static final int NUMBER = HEADER + 4;
    private static final int SMALLEST = HEADER + 8;
    private static final byte VERSION = (byte) 0x80;
    /// A dynamic type, as Opus has in WebRTC.
    private static final byte TYPE = 111;
    private static final int SAMPLES = 960;

    private final Leg out;
    private final Leg in;
    private final int source = new SecureRandom().nextInt();

    RelayFlow(Leg out, Leg in) {
        this.out = out;
        this.in = in;
    }

    @Override
    public void send(int number, int bytes) throws IOException {
        byte[] packet = new byte[Math.max(SMALLEST, bytes)];
        // Like what is encrypted: no box on the way can squeeze it.
        ThreadLocalRandom.current().nextBytes(packet);
        ByteBuffer.wrap(packet)
                .put(VERSION)
                .put(TYPE)
                .putShort((short) number)
                .putInt(number * SAMPLES)
                .putInt(source)
                .putInt(number);
        out.send(packet);
    }

    @Override
    public int receive() throws IOException {
        byte[] packet = in.receive();
        if (packet == null || packet.length < NUMBER) {
            return NOTHING;
        }
        ByteBuffer read = ByteBuffer.wrap(packet);
        return read.getInt(8) == source ? Math.max(NOTHING, read.getInt(HEADER)) : NOTHING;
    }

    @Override
    public boolean closed() {
        return in.closed();
    }
}
