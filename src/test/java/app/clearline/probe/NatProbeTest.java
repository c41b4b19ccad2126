// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.LossyNat;
import app.clearline.fixture.LossyNat.Depends;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.Measured;
import app.clearline.model.NatBehavior;
import app.clearline.model.ProbeKind;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NatProbeTest {

    private static final int ROUNDS = 40;
    private static final HostPort HERE = new HostPort("192.0.2.2", 4000);

    /// @param mapping what is true, and what must be found
    private record Truth(Depends mapping, Depends filtering) {

        NatBehavior rightMapping() {
            return behavior(mapping);
        }

        NatBehavior rightFiltering() {
            return behavior(filtering);
        }

        private static NatBehavior behavior(Depends depends) {
            return switch (depends) {
                case NOTHING -> NatBehavior.ENDPOINT_INDEPENDENT;
                case ADDRESS -> NatBehavior.ADDRESS_DEPENDENT;
                case ADDRESS_AND_PORT -> NatBehavior.ADDRESS_AND_PORT_DEPENDENT;
            };
        }
    }

    @Test
    void eachKindOfNatOnAPathThatLosesNothing() throws Exception {
        for (Depends mapping : Depends.values()) {
            for (Depends filtering : Depends.values()) {
                var truth = new Truth(mapping, filtering);
                Measured.Nat found = once(truth, 0, 1);
                assertThat(found.mapping()).as("%s", truth).isEqualTo(truth.rightMapping());
                assertThat(found.filtering()).as("%s", truth).isEqualTo(truth.rightFiltering());
            }
        }
    }

    /// The bar: at 5 % each way none wrong; at 20 % none wrong, and at least 30 of 40 right.
    @Tag("real")
    @ParameterizedTest
    @CsvSource({"0.05", "0.20"})
    void lossNeverMakesItWrong(double loss) throws Exception {
        var truths = new ArrayList<Truth>();
        List<Depends> kinds = List.of(Depends.values());
        for (int i = 0; i < ROUNDS; i++) {
            truths.add(new Truth(kinds.get(i % 3), kinds.get((i / 3) % 3)));
        }
        int right = 0;
        var wrong = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var running = new ArrayList<Future<Measured.Nat>>();
            for (int i = 0; i < ROUNDS; i++) {
                int seed = i;
                Callable<Measured.Nat> round = () -> once(truths.get(seed), loss, seed);
                running.add(threads.submit(round));
            }
            for (int i = 0; i < ROUNDS; i++) {
                Truth truth = truths.get(i);
                Measured.Nat found = running.get(i).get();
                boolean mapping = found.mapping() == truth.rightMapping();
                boolean filtering = found.filtering() == truth.rightFiltering();
                right += mapping && filtering ? 1 : 0;
                if (!(mapping || found.mapping() == NatBehavior.INCONCLUSIVE)
                        || !(filtering || found.filtering() == NatBehavior.INCONCLUSIVE)) {
                    wrong.add(truth + ": " + found);
                }
            }
        }
        System.err.printf(
                "NAT behaviour at %.0f %% each way: %d of %d right, %d wrong%n",
                loss * 100, right, ROUNDS, wrong.size());
        assertThat(wrong).isEmpty();
        assertThat(right).isGreaterThanOrEqualTo(30);
    }

    @Test
    void whereNobodyAnsweredNothingIsSaid() throws Exception {
        assertThat(Steps.of(ProbeKind.NAT, "127.0.0.1", 9).run(new NatProbe()).failed())
                .isEqualTo(FailureClass.NEED_FAILED);
    }

    @Test
    void differentWaysOutAreNoStrictNat() {
        var seen = Map.of(
                server("203.0.113.1", 3478), new HostPort("198.51.100.9", 5000),
                server("203.0.113.2", 3478), new HostPort("198.51.100.10", 5001));
        assertThat(NatMapping.of(seen, HERE)).isEqualTo(NatBehavior.INCONCLUSIVE);
    }

    @Test
    void severalServersShowAStrictNatWithoutAnotherAddress() {
        var seen = Map.of(
                server("203.0.113.1", 3478), new HostPort("198.51.100.9", 5000),
                server("203.0.113.2", 3478), new HostPort("198.51.100.9", 5001));
        assertThat(NatMapping.of(seen, HERE)).isEqualTo(NatBehavior.ADDRESS_DEPENDENT);
    }

    @Test
    void oneServerShowsOnlyThatThereIsANat() {
        var one = Map.of(server("203.0.113.1", 3478), new HostPort("198.51.100.9", 5000));
        assertThat(NatMapping.of(one, HERE)).isEqualTo(NatBehavior.INCONCLUSIVE);
        assertThat(NatMapping.of(Map.of(server("203.0.113.1", 3478), HERE), HERE))
                .isEqualTo(NatBehavior.NONE);
        assertThat(NatMapping.of(Map.of(), HERE)).isEqualTo(NatBehavior.INCONCLUSIVE);
    }

    @Test
    void anInterruptEndsIt() throws Exception {
        try (var nat = new LossyNat(Depends.NOTHING, Depends.ADDRESS_AND_PORT, 0.9, 5)) {
            assertThat(step(nat).interrupted(new NatProbe())).isLessThan(Duration.ofSeconds(2));
        }
    }

    private static Measured.Nat once(Truth truth, double loss, long seed) throws Exception {
        try (var nat = new LossyNat(truth.mapping(), truth.filtering(), loss, seed)) {
            return step(nat).run(new NatProbe()).found(Measured.Nat.class);
        }
    }

    private static Steps step(LossyNat nat) {
        var at = server("127.0.0.1", nat.port());
        InetSocketAddress other = nat.other();
        var otherAt = server(other.getAddress().getHostAddress(), other.getPort());
        var found = new Finding.Stun(3, 3, HERE, HERE, otherAt, Duration.ofMillis(1));
        return Steps.of(ProbeKind.NAT, "127.0.0.1", nat.port())
                .within(Duration.ofSeconds(12))
                .seen(Steps.observation(ProbeKind.STUN_UDP, at, found));
    }

    private static HostPort server(String host, int port) {
        return new HostPort(host, port);
    }
}
