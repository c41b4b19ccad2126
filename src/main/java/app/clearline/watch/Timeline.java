// SPDX-License-Identifier: Apache-2.0
package app.clearline.watch;

import app.clearline.model.Outcome;
import java.util.ArrayList;
import java.util.List;

/// How one row went over time, in so many cells at most. When they are full, each two become one,
/// which shows the worse of both, so that the strip always reaches back to the beginning and no
/// fault disappears from it.
public final class Timeline {

    private static final List<Outcome> WORST_FIRST =
            List.of(Outcome.FAIL, Outcome.WARN, Outcome.NOT_TESTED, Outcome.PASS, Outcome.NOT_APPLICABLE);

    private final int most;
    private final List<Outcome> cells = new ArrayList<>();
    private long each = 1;
    private long inLast;

    /// An empty one.
    ///
    /// @param most an even number of cells
    public Timeline(int most) {
        if (most < 2 || most % 2 != 0) {
            throw new IllegalArgumentException("an even number of cells, not " + most);
        }
        this.most = most;
    }

    /// What came next.
    public void add(Outcome outcome) {
        if (inLast > 0 && inLast < each) {
            cells.set(cells.size() - 1, worse(cells.getLast(), outcome));
            inLast++;
            return;
        }
        if (cells.size() == most) {
            for (int i = 0; i < most / 2; i++) {
                cells.set(i, worse(cells.get(2 * i), cells.get(2 * i + 1)));
            }
            cells.subList(most / 2, most).clear();
            each *= 2;
        }
        cells.add(outcome);
        inLast = 1;
    }

    /// The cells, oldest first.
    public List<Outcome> cells() {
        return List.copyOf(cells);
    }

    /// How many outcomes a full cell stands for.
    public long each() {
        return each;
    }

    static Outcome worse(Outcome one, Outcome other) {
        return WORST_FIRST.indexOf(one) <= WORST_FIRST.indexOf(other) ? one : other;
    }
}
