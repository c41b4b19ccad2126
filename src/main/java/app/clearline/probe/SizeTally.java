// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Measured;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of datagrams of growing size, asked for in rounds: of each size one whose answer is as long, and one whose
/// answer is short. Where the short answer comes and the long one does not, the way back is why; where the short one
/// does not come either while a small request is answered, the way out.
///
/// A size counts as lost only by rounds in which what is smaller passed, so that a line that is down, a far end that is
/// slow and chance are not taken for it. How likely chance is comes from the small ones: of these, so many are lost.
final class SizeTally {

    /// Rounds at least in which it was lost and the smaller one passed.
    static final int ENOUGH = 5;
    /// Rounds in which all sizes are asked for; then only those at the limits are.
    static final int WHOLE_ROUNDS = 3;

    static final int MOST_ROUNDS = 31;
    private static final double FLOOR = 0.25;
    private static final double ACCEPTED = 0.001;
    private static final int PER_ROUND = 32;

    private final int[] sizes;
    /// A bit for each round, by place in `sizes`.
    private final int[] briefAsked;
    private final int[] briefCame;
    private final int[] fullAsked;
    private final int[] fullCame;
    private int sent;

    /// @param sizes ascending, at most 16; the first is the small one
    SizeTally(int... sizes) {
        this.sizes = sizes.clone();
        briefAsked = new int[sizes.length];
        briefCame = new int[sizes.length];
        fullAsked = new int[sizes.length];
        fullCame = new int[sizes.length];
    }

    /// A datagram to be sent.
    ///
    /// @param brief whether a short answer is wished
    /// @param number that its answer repeats
    record Ask(int size, boolean brief, int number) {}

    /// What is to be sent in a round, from 0; it counts as sent.
    List<Ask> round(int round) {
        var asks = new ArrayList<Ask>();
        int down = Math.max(0, last(fullCame));
        int up = Math.max(0, Math.max(down, last(briefCame)));
        asks.add(ask(0, true, round));
        for (int at = 1; at < sizes.length; at++) {
            boolean whole = round < WHOLE_ROUNDS && at > down;
            if (whole || at == down + 1) {
                asks.add(ask(at, true, round));
                asks.add(ask(at, false, round));
            } else if (at == up + 1) {
                asks.add(ask(at, true, round));
            }
        }
        return asks;
    }

    private Ask ask(int at, boolean brief, int round) {
        sent++;
        (brief ? briefAsked : fullAsked)[at] |= 1 << round;
        return new Ask(sizes[at], brief, round * PER_ROUND + at * 2 + (brief ? 1 : 0));
    }

    /// An answer came; one that nobody asked for does not count.
    void came(int number, boolean brief) {
        int round = number / PER_ROUND;
        int at = number % PER_ROUND / 2;
        boolean fits = number >= 0 && round < MOST_ROUNDS && at < sizes.length && brief == (number % 2 == 1);
        if (fits && ((brief ? briefAsked : fullAsked)[at] & 1 << round) != 0) {
            (brief ? briefCame : fullCame)[at] |= 1 << round;
        }
    }

    /// Whether anything was answered.
    boolean heard() {
        return last(briefCame) >= 0 || last(fullCame) >= 0;
    }

    /// Whether the longest passed both ways: nothing is left to be found out.
    boolean whole() {
        return fullCame[sizes.length - 1] != 0;
    }

    Measured.TwoWaySize measured() {
        int down = Math.max(0, last(fullCame));
        int up = Math.max(down, last(briefCame));
        return new Measured.TwoWaySize(sizes[up], outwards(up + 1), sizes[down], back(down + 1, up), sent);
    }

    private @Nullable Integer outwards(int at) {
        return at < sizes.length && beyondChance(briefAsked[at] & briefCame[0]) ? sizes[at] : null;
    }

    private @Nullable Integer back(int at, int up) {
        return at <= up && beyondChance(fullAsked[at] & briefCame[at]) ? sizes[at] : null;
    }

    private boolean beyondChance(int rounds) {
        int asked = Integer.bitCount(briefAsked[0]);
        double lost = (asked - Integer.bitCount(briefCame[0]) + 1.0) / (asked + 2);
        int lostRounds = Integer.bitCount(rounds);
        return lostRounds >= ENOUGH && Math.pow(Math.max(FLOOR, lost), lostRounds) < ACCEPTED;
    }

    /// The greatest place of which anything came; -1 where nothing did.
    private static int last(int[] came) {
        for (int at = came.length - 1; at >= 0; at--) {
            if (came[at] != 0) {
                return at;
            }
        }
        return -1;
    }
}
