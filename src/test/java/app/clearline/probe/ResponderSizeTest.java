// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.UnevenWay;
import app.clearline.model.Credentials;
import app.clearline.model.FailureClass;
import app.clearline.model.Measured;
import app.clearline.model.ProbeKind;
import app.clearline.respond.Responder;
import app.clearline.run.Probe;
import app.clearline.run.ProbeException;
import app.clearline.wire.PortSet;
import app.clearline.wire.SharedKey;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Large datagrams to a real responder and back, over a way that carries only so much.
class ResponderSizeTest {

    private static final String KEY = "a-key-that-is-long-enough";

    private Responder responder;
    private int port;

    @BeforeEach
    void up() throws Exception {
        InetAddress here = InetAddress.ofLiteral("127.0.0.1");
        for (port = 0; port == 0; ) {
            try (var free = new ServerSocket(0, 1, here);
                    var both = new DatagramSocket(free.getLocalPort(), here)) {
                port = both.getLocalPort();
            } catch (BindException e) {
                // Another's UDP port: the next one is free.
            }
        }
        PortSet one = PortSet.of(IntStream.of(port));
        var wish = new Responder.Wish(here, List.of(port), one, one.without(one), 20_000);
        responder = Responder.start(wish, new SharedKey(KEY.toCharArray()));
    }

    @AfterEach
    void down() {
        responder.close();
    }

    private static Probe probe(String key) {
        return new ResponderSizeProbe(new Names(List.of()), new Credentials("responder", key.toCharArray()));
    }

    private Steps.Outcome over(double loss, int up, int down) throws Exception {
        try (UnevenWay way = new UnevenWay(port, loss, loss, 0).carrying(up, down)) {
            assertThat(way).isNotNull();
            return Steps.of(ProbeKind.RESPONDER_SIZE, UnevenWay.HOST, port)
                    .within(Duration.ofSeconds(14))
                    .run(probe(KEY));
        }
    }

    private Measured.TwoWaySize found(double loss, int up, int down) throws Exception {
        return over(loss, up, down).found(Measured.TwoWaySize.class);
    }

    @Test
    void anOpenWayCarriesAll() throws Exception {
        Measured.TwoWaySize found = found(0, 2000, 2000);
        assertThat(found).isEqualTo(new Measured.TwoWaySize(1472, null, 1472, null, found.sent()));
    }

    @Test
    void whatIsLostOnTheWayBackArrivedThere() throws Exception {
        Measured.TwoWaySize found = found(0, 2000, 1210);
        assertThat(found).isEqualTo(new Measured.TwoWaySize(1472, null, 1200, 1252, found.sent()));
    }

    @Test
    void whatIsLostOnTheWayOutIsNotTakenForTheWayBack() throws Exception {
        Measured.TwoWaySize found = found(0, 1210, 2000);
        assertThat(found).isEqualTo(new Measured.TwoWaySize(1200, 1252, 1200, null, found.sent()));
    }

    @Test
    void lossOfAnySizeNamesNoSize() throws Exception {
        Measured.TwoWaySize found = found(0.25, 2000, 2000);
        assertThat(found.upLost()).isNull();
        assertThat(found.downLost()).isNull();
    }

    @Test
    void aWayWithoutUdpIsSilence() throws Exception {
        assertThat(over(0, 0, 0).failed()).isEqualTo(FailureClass.TIMEOUT);
    }

    @Test
    void aResponderThatGivesNoShortAnswersIsNotAsked() throws Exception {
        String old = "clearline-responder 1\nrun 0102030405060708\nports 3478\ncounted 3478\nweb 80\nrate 20000\n";
        assertThat(FarResponder.Hello.read(old).brief()).isZero();
        assertThat(FarResponder.Hello.read(old + "brief 99999999\n").brief()).isEqualTo(2048);
        assertThat(refused(old + "brief 1\n")).isEqualTo(FailureClass.UNSUPPORTED);
        assertThat(refused(old)).isEqualTo(FailureClass.UNSUPPORTED);
    }

    private static FailureClass refused(String hello) throws ProbeException {
        try {
            ResponderSizeProbe.port(FarResponder.Hello.read(hello), 80);
            throw new AssertionError("it was taken");
        } catch (ProbeException e) {
            return e.failure().type();
        }
    }

    @Test
    void anotherKeyIsNoFaultOfTheNetwork() throws Exception {
        Steps.Outcome outcome =
                Steps.of(ProbeKind.RESPONDER_SIZE, "127.0.0.1", port).run(probe("another-key-that-is-long"));
        assertThat(outcome.failed()).isEqualTo(FailureClass.UNSUPPORTED);
    }

    @Test
    void anInterruptEndsIt() throws Exception {
        try (UnevenWay way = new UnevenWay(port, 0, 0, 0).carrying(2000, 600)) {
            assertThat(way).isNotNull();
            assertThat(Steps.of(ProbeKind.RESPONDER_SIZE, UnevenWay.HOST, port)
                            .within(Duration.ofSeconds(14))
                            .interrupted(probe(KEY)))
                    .isLessThan(Duration.ofMillis(300));
        }
    }
}
