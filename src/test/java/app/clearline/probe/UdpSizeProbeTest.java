// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.StunBytes;
import app.clearline.fixture.UdpFarEnd;
import app.clearline.model.FailureClass;
import app.clearline.model.Measured;
import app.clearline.model.ProbeKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class UdpSizeProbeTest {

    private final UdpSizeProbe probe = new UdpSizeProbe(new Relays(new Names(List.of())));

    @Test
    void whereAllPassNoneIsSentTwice() throws Exception {
        try (var server = new UdpFarEnd((request, from, number) -> List.of(StunBytes.binding(request, from)))) {
            Measured.DatagramSize found = measure(server);
            assertThat(found.passed()).isEqualTo(1472);
            assertThat(found.lost()).isNull();
            assertThat(server.heard()).isLessThan(14);
        }
    }

    @Test
    void whatIsLostIsSentAgainBeforeItCounts() throws Exception {
        Map<Integer, Integer> asked = new ConcurrentHashMap<>();
        try (var server = new UdpFarEnd((request, from, number) -> {
            asked.merge(request.length, 1, Integer::sum);
            return request.length > 1200 ? List.of() : List.of(StunBytes.binding(request, from));
        })) {
            Measured.DatagramSize found = measure(server);
            assertThat(found.passed()).isEqualTo(1200);
            assertThat(found.lost()).isEqualTo(1252);
            assertThat(asked.get(1252)).isGreaterThanOrEqualTo(5);
            assertThat(asked.keySet()).contains(548, 1000, 1200, 1252, 1372, 1472);
        }
    }

    @Test
    void aLargerOneThatPassesShowsThatASmallerWasLostByChance() throws Exception {
        try (var server = new UdpFarEnd((request, from, number) ->
                request.length == 1000 ? List.of() : List.of(StunBytes.binding(request, from)))) {
            assertThat(measure(server).lost()).isNull();
        }
    }

    @Test
    void whereNothingIsAnsweredItIsATimeOut() throws Exception {
        try (var server = new UdpFarEnd((request, from, number) -> List.of())) {
            assertThat(step(server).run(probe).failed()).isEqualTo(FailureClass.TIMEOUT);
        }
    }

    private Measured.DatagramSize measure(UdpFarEnd server) throws InterruptedException {
        return step(server).run(probe).found(Measured.DatagramSize.class);
    }

    private static Steps step(UdpFarEnd server) {
        return Steps.of(ProbeKind.UDP_SIZE, "127.0.0.1", server.port()).within(Duration.ofSeconds(12));
    }
}
