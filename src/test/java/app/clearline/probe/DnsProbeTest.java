// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.ProbeKind;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class DnsProbeTest {

    /// What a resolver does with a query; null: nothing.
    @FunctionalInterface
    private interface Manner {
        @Nullable
        Message answer(Message query) throws IOException;
    }

    private static Steps.Outcome ask(Manner manner, Duration deadline) throws Exception {
        try (var socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> serve(socket, manner));
            var resolver = new HostPort("127.0.0.1", socket.getLocalPort());
            return Steps.of(ProbeKind.DNS, "www.example.test", 443)
                    .within(deadline)
                    .run(new DnsProbe(List.of(resolver)));
        }
    }

    private static void serve(DatagramSocket socket, Manner manner) {
        try {
            while (true) {
                var packet = new DatagramPacket(new byte[2_048], 2_048);
                socket.receive(packet);
                byte[] asked = Arrays.copyOf(packet.getData(), packet.getLength());
                Message answer = manner.answer(new Message(asked));
                if (answer != null) {
                    byte[] bytes = answer.toWire();
                    socket.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
                }
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private static Message reply(Message query, int code) {
        var reply = new Message(query.getHeader().getID());
        reply.getHeader().setFlag(Flags.QR);
        reply.getHeader().setRcode(code);
        Record question = query.getQuestion();
        reply.addRecord(question, Section.QUESTION);
        if (code == Rcode.NOERROR && question.getType() == Type.A) {
            InetAddress address = InetAddress.ofLiteral("0.0.0.0");
            reply.addRecord(new ARecord(question.getName(), DClass.IN, 60, address), Section.ANSWER);
        }
        return reply;
    }

    @Test
    void anAddressIsReportedWhateverItIs() throws Exception {
        var outcome = ask(query -> reply(query, Rcode.NOERROR), Duration.ofSeconds(3));
        var dns = outcome.found(Finding.Dns.class);
        assertThat(outcome.failure()).isNull();
        assertThat(dns.system()).containsExactly("0.0.0.0");
        assertThat(dns.own()).containsExactly("0.0.0.0");
        assertThat(dns.ownResult()).isEqualTo("NOERROR");
    }

    @Test
    void lostQueriesAreSentAgain() throws Exception {
        var count = new AtomicInteger();
        var outcome =
                ask(query -> count.incrementAndGet() <= 4 ? null : reply(query, Rcode.NOERROR), Duration.ofSeconds(4));
        assertThat(outcome.failure()).isNull();
        assertThat(outcome.took()).isBetween(Duration.ofMillis(900), Duration.ofMillis(3_000));
    }

    @Test
    void whoWasSilentIsTold() throws Exception {
        try (var dead = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
                var well = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> serve(dead, query -> null));
            Thread.ofVirtual().start(() -> serve(well, query -> reply(query, Rcode.NOERROR)));
            var first = new HostPort("127.0.0.1", dead.getLocalPort());
            var next = new HostPort("127.0.0.1", well.getLocalPort());
            OwnLookup.Answer late = OwnLookup.ask("www.example.test", List.of(first, next), Duration.ofSeconds(6));
            assertThat(late.result()).isEqualTo("NOERROR");
            assertThat(late.silent()).isEqualTo(late.took() == null ? List.of() : List.of(first));
            OwnLookup.Answer once = OwnLookup.ask("www.example.test", List.of(next, first), Duration.ofSeconds(6));
            assertThat(once.silent()).isEmpty();
            assertThat(OwnLookup.ask("www.example.test", List.of(first), Duration.ofSeconds(2))
                            .silent())
                    .isEmpty();
        }
    }

    @Test
    void aNameThatDoesNotExistIsNotARefusalNorSilence() throws Exception {
        Duration time = Duration.ofSeconds(3);
        assertThat(ask(query -> reply(query, Rcode.NXDOMAIN), time).failed()).isEqualTo(FailureClass.NAME_NOT_FOUND);
        assertThat(ask(query -> reply(query, Rcode.SERVFAIL), time).failed()).isEqualTo(FailureClass.NAME_REFUSED);
        assertThat(ask(query -> reply(query, Rcode.REFUSED), time).failed()).isEqualTo(FailureClass.NAME_REFUSED);
        var silent = ask(query -> null, Duration.ofSeconds(2));
        assertThat(silent.failed()).isEqualTo(FailureClass.NAME_TIMEOUT);
        assertThat(silent.found(Finding.Dns.class).ownResult()).isEqualTo("TIMEOUT");
    }
}
