// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.UnevenWay;
import app.clearline.model.Credentials;
import app.clearline.model.FailureClass;
import app.clearline.model.Measured;
import app.clearline.model.Picture;
import app.clearline.model.ProbeKind;
import app.clearline.respond.Responder;
import app.clearline.run.Probe;
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

/// Streams with a real responder, over a way that is uneven.
class ResponderStreamTest {

    private static final String KEY = "a-key-that-is-long-enough";
    private static final List<Picture> PICTURES = List.of(
            new Picture("720p", 2500, 1875),
            new Picture("360p", 500, 375),
            new Picture("270p", 300, 225),
            new Picture("180p", 150, 113));

    private Responder responder;
    private int port;

    @BeforeEach
    void up() throws Exception {
        InetAddress here = InetAddress.ofLiteral("127.0.0.1");
        // Free for TCP, and then for UDP: whoever has only one of the two must not disturb.
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

    private static Probe probe(String key, int seconds) {
        var streams = new Streams(Duration.ofSeconds(seconds), true, PICTURES);
        return new ResponderStreamProbe(new Names(List.of()), new Credentials("responder", key.toCharArray()), streams);
    }

    private Steps steps(String host) {
        return Steps.of(ProbeKind.RESPONDER_STREAM, host, port).within(Duration.ofSeconds(18));
    }

    private Measured.TwoWay over(UnevenWay way, int seconds) throws Exception {
        try (way) {
            Steps.Outcome outcome = steps(UnevenWay.HOST).run(probe(KEY, seconds));
            assertThat(outcome.failure()).isNull();
            return outcome.found(Measured.TwoWay.class);
        }
    }

    @Test
    void anOpenWayLosesNothingAndCarriesAPicture() throws Exception {
        Measured.TwoWay both = over(new UnevenWay(port, 0, 0, 0), 4);
        for (Measured.Stream way : List.of(both.up(), both.down())) {
            assertThat(way.sent()).isEqualTo(120);
            assertThat(way.received()).isGreaterThanOrEqualTo(118);
            assertThat(way.roundTrip()).isPositive().isLessThan(Duration.ofMillis(500));
            // On a busy machine nothing is said of the rate, never a low one.
            assertThat(way.kilobits())
                    .satisfiesAnyOf(
                            k -> assertThat(k).isZero(), k -> assertThat(k).isGreaterThan(1000));
        }
        assertThat(responder.numbers().streams()).isPositive();
    }

    @Test
    void whatIsLostOnTheWayUpIsNotTakenForLossOnTheWayDown() throws Exception {
        Measured.TwoWay both = over(new UnevenWay(port, 0.2, 0, 0), 3);
        assertThat(both.up().lossPercent()).isBetween(8.0, 35.0);
        assertThat(both.down().lossPercent()).isLessThan(3);
        assertThat(both.together().lossPercent()).isBetween(8.0, 35.0);
    }

    @Test
    void whatIsLostOnTheWayDownIsNotTakenForLossOnTheWayUp() throws Exception {
        Measured.TwoWay both = over(new UnevenWay(port, 0, 0.2, 0), 3);
        assertThat(both.down().lossPercent()).isBetween(8.0, 35.0);
        assertThat(both.up().lossPercent()).isLessThan(3);
        assertThat(both.together().lossPercent()).isBetween(8.0, 35.0);
    }

    @Test
    void aNarrowWayUpIsSeenOnTheWayUp() throws Exception {
        Measured.TwoWay both = over(new UnevenWay(port, 0, 0, 150), 4);
        assertThat(both.up().kilobits())
                .satisfiesAnyOf(k -> assertThat(k).isZero(), k -> assertThat(k).isBetween(70, 220));
        if (both.up().kilobits() > 0) {
            assertThat(both.down().kilobits()).isGreaterThanOrEqualTo(225);
        }
    }

    @Test
    void aWayThatLosesEveryDatagramIsSilence() throws Exception {
        try (var way = new UnevenWay(port, 0, 1, 0)) {
            Steps.Outcome outcome = steps(UnevenWay.HOST).run(probe(KEY, 3));
            assertThat(way).isNotNull();
            assertThat(outcome.failed()).isEqualTo(FailureClass.TIMEOUT);
            assertThat(outcome.finding()).isNull();
        }
    }

    @Test
    void anotherKeyIsNoFaultOfTheNetwork() throws Exception {
        Steps.Outcome outcome = steps("127.0.0.1").run(probe("another-key-that-is-long", 3));
        assertThat(outcome.failed()).isEqualTo(FailureClass.UNSUPPORTED);
    }

    @Test
    void anInterruptEndsIt() throws Exception {
        assertThat(steps("127.0.0.1").interrupted(probe(KEY, 20))).isLessThan(Duration.ofMillis(300));
    }
}
