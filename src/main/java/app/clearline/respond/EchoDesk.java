// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import app.clearline.wire.Echo;
import app.clearline.wire.Seal;
import app.clearline.wire.SharedKey;
import app.clearline.wire.StreamOrder;
import app.clearline.wire.StreamPacket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides what a datagram is answered: an echo where its seal fits, a STUN Binding answer (RFC 8489 §6) where that is
/// no longer than the request or the peer has proved where it is; streams are for their own desk; else nothing.
final class EchoDesk {

    private static final int BINDING = 0x0001;
    private static final int BINDING_SUCCESS = 0x0101;
    private static final int XOR_MAPPED_ADDRESS = 0x0020;

    private final SharedKey key;
    private final KnownRuns runs;
    private final Peers peers;
    private final Tally tally;
    private final StreamDesk streams;

    EchoDesk(SharedKey key, KnownRuns runs, Peers peers, Tally tally, StreamDesk streams) {
        this.key = key;
        this.runs = runs;
        this.peers = peers;
        this.tally = tally;
        this.streams = streams;
    }

    /// An answer and when it is due.
    record Answer(ByteBuffer bytes, Duration after) {}

    /// The desk of one thread.
    final class Clerk {

        private final Seal seal = key.seal();

        /// The answer; null where nothing is said.
        ///
        /// @param channel by which it arrived
        /// @param port where it arrived
        @Nullable
        Answer to(byte[] bytes, int length, InetSocketAddress from, DatagramChannel channel, int port) {
            if (!peers.admits(from.getAddress(), 1)) {
                tally.held.increment();
                return null;
            }
            if (StreamPacket.likely(bytes, length)) {
                StreamPacket.read(bytes, length, seal)
                        .ifPresentOrElse(p -> streams.hear(p, from), tally.foreign::increment);
                return null;
            }
            boolean stun = length > 1 && bytes[0] == 0 && bytes[1] == BINDING;
            Answer answer =
                    stun ? binding(Arrays.copyOf(bytes, length), from) : sealed(bytes, length, from, channel, port);
            (answer == null ? tally.foreign : tally.answered).increment();
            return answer;
        }

        private @Nullable Answer sealed(
                byte[] bytes, int length, InetSocketAddress from, DatagramChannel channel, int port) {
            StreamOrder order = StreamOrder.read(bytes, length, seal).orElse(null);
            return order == null
                    ? echo(bytes, length, port)
                    : streams.take(order, from, channel)
                            .map(a -> new Answer(ByteBuffer.wrap(a.bytes(seal)), Duration.ZERO))
                            .orElse(null);
        }

        private @Nullable Answer echo(byte[] bytes, int length, int port) {
            Optional<Echo> request =
                    Echo.read(bytes, length, seal).filter(e -> !e.answer() && e.port() == port && runs.good(e.run()));
            if (request.isEmpty()) {
                return null;
            }
            runs.hear(request.get().run(), port);
            byte[] answer = Arrays.copyOf(bytes, request.get().answerLength(length));
            request.get().back().write(answer, answer.length, seal);
            return new Answer(
                    ByteBuffer.wrap(answer), Duration.ofSeconds(request.get().delay()));
        }
    }

    private @Nullable Answer binding(byte[] bytes, InetSocketAddress from) {
        StunMessage request = StunMessage.read(bytes).orElse(null);
        if (request == null || request.type() != BINDING || from.getAddress().getAddress().length != 4) {
            return null;
        }
        byte[] answer =
                request.answer(BINDING_SUCCESS, List.of(StunMessage.address(XOR_MAPPED_ADDRESS, from)), new byte[0]);
        boolean grows = answer.length > bytes.length;
        return grows && !peers.proved(from.getAddress()) ? null : new Answer(ByteBuffer.wrap(answer), Duration.ZERO);
    }
}
