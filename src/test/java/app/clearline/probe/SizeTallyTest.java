// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Measured;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// Sizes and directions, on paper: what counts as lost, and what is chance.
class SizeTallyTest {

    private static final int ROUNDS = 15;

    /// What becomes of a datagram and its answer.
    @FunctionalInterface
    private interface Way {
        boolean carries(int bytes, int round);
    }

    private static Measured.TwoWaySize over(Way out, Way back, Predicate<Integer> answered) {
        var tally = new SizeTally(36, 548, 1000, 1200, 1252, 1372, 1472);
        for (int round = 0; round < ROUNDS && !tally.whole(); round++) {
            for (SizeTally.Ask ask : tally.round(round)) {
                int answer = ask.brief() ? 36 : ask.size();
                if (answered.test(round) && out.carries(ask.size(), round) && back.carries(answer, round)) {
                    tally.came(ask.number(), ask.brief());
                }
            }
        }
        return tally.measured();
    }

    private static Measured.TwoWaySize over(Way out, Way back) {
        return over(out, back, round -> true);
    }

    private static Way upTo(int most) {
        return (bytes, round) -> bytes <= most;
    }

    private static final Way ALL = upTo(Integer.MAX_VALUE);

    @Test
    void whereAllPassesOneRoundIsEnough() {
        assertThat(over(ALL, ALL)).isEqualTo(new Measured.TwoWaySize(1472, null, 1472, null, 13));
    }

    @Test
    void theWayBackAlone() {
        Measured.TwoWaySize found = over(ALL, upTo(1100));
        assertThat(found.up()).isEqualTo(1472);
        assertThat(found.upLost()).isNull();
        assertThat(found.down()).isEqualTo(1000);
        assertThat(found.downLost()).isEqualTo(1200);
        assertThat(found.sent())
                .as("few at the limit, not all of them each time")
                .isLessThan(80);
    }

    @Test
    void theWayOutAloneSaysNothingOfWhatCouldNotGetThere() {
        Measured.TwoWaySize found = over(upTo(1100), ALL);
        assertThat(found.up()).isEqualTo(1000);
        assertThat(found.upLost()).isEqualTo(1200);
        assertThat(found.down()).isEqualTo(1000);
        assertThat(found.downLost()).isNull();
    }

    @Test
    void bothWaysEachWithItsOwnLimit() {
        Measured.TwoWaySize found = over(upTo(1300), upTo(600));
        assertThat(found.up()).isEqualTo(1252);
        assertThat(found.upLost()).isEqualTo(1372);
        assertThat(found.down()).isEqualTo(548);
        assertThat(found.downLost()).isEqualTo(1000);
    }

    @Test
    void aLineThatGoesDownAfterAMomentLosesNoSize() {
        Measured.TwoWaySize found = over(
                (bytes, round) -> round > 0 || bytes < 1300,
                (bytes, round) -> bytes < 100 || round > 0,
                round -> round < 4);
        assertThat(found.upLost()).isNull();
        assertThat(found.downLost()).isNull();
    }

    @Test
    void aFarEndThatFallsSilentLosesNoSize() {
        Measured.TwoWaySize found = over(upTo(1000), ALL, round -> round < SizeTally.ENOUGH - 1);
        assertThat(found.up()).isEqualTo(1000);
        assertThat(found.upLost()).as("four rounds are chance").isNull();
    }

    @Test
    void oneThatPassesLaterShowsThatChanceTookTheOthers() {
        Measured.TwoWaySize found = over(ALL, (bytes, round) -> bytes < 1472 || round == 14);
        assertThat(found.down()).isEqualTo(1472);
        assertThat(found.downLost()).isNull();
    }

    @Test
    void lossThatKnowsNoSizeNamesNone() {
        for (double loss : new double[] {0.05, 0.2, 0.35, 0.5, 0.7, 0.9}) {
            int named = 0;
            for (int seed = 0; seed < 400; seed++) {
                var chance = new Random(seed);
                Way any = (bytes, round) -> chance.nextDouble() >= loss;
                Measured.TwoWaySize found = over(any, any);
                named += found.upLost() == null && found.downLost() == null ? 0 : 1;
            }
            assertThat(named).as("loss %s", loss).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void theWayBackIsFoundThroughLoss() {
        int found = 0;
        for (int seed = 0; seed < 200; seed++) {
            var chance = new Random(seed);
            Way out = (bytes, round) -> chance.nextDouble() >= 0.1;
            Way back = (bytes, round) -> bytes <= 1200 && chance.nextDouble() >= 0.1;
            Integer lost = over(out, back).downLost();
            found += lost != null && lost == 1252 ? 1 : 0;
        }
        assertThat(found).isGreaterThan(180);
    }

    @Test
    void answersThatNobodyAskedForDoNotCount() {
        var tally = new SizeTally(36, 548);
        tally.came(2, false);
        tally.came(-1, true);
        tally.came(Integer.MAX_VALUE, true);
        tally.came(40_000, false);
        assertThat(tally.heard()).isFalse();
        assertThat(tally.round(0)).hasSize(3);
        tally.came(2, true);
        assertThat(tally.heard()).as("a long answer is no brief one").isFalse();
        tally.came(2, false);
        assertThat(tally.whole()).isTrue();
    }
}
