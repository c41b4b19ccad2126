// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.animation.AnimationTimer;

/// When each frame began on the window's thread, and how much of the processor that thread had used by then. The
/// second figure says what the program costs where the machine is shared; the first is what a person sees.
final class Pulses extends AnimationTimer {

    private static final double MILLION = 1e6;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<Long> at = new ArrayList<>();
    private final List<Long> used = new ArrayList<>();

    @Override
    public void handle(long now) {
        at.add(System.nanoTime());
        used.add(THREADS.getCurrentThreadCpuTime());
    }

    /// How many frames have begun.
    int count() {
        return at.size();
    }

    /// From one frame to the next.
    Lengths frames(int from, int to) {
        return lengths(at, from, to);
    }

    /// What of that the thread was at work.
    Lengths busy(int from, int to) {
        return lengths(used, from, to);
    }

    /// When the first frame began after a moment; the latest where there was none.
    long after(long moment) {
        return at.stream().filter(each -> each > moment).findFirst().orElse(at.getLast());
    }

    private static Lengths lengths(List<Long> of, int from, int to) {
        var gaps = new ArrayList<Double>();
        for (int i = Math.max(1, from + 1); i < Math.min(to, of.size()); i++) {
            gaps.add((of.get(i) - of.get(i - 1)) / MILLION);
        }
        return new Lengths(gaps.stream().sorted().toList());
    }

    /// Lengths of frames in milliseconds, the shortest first.
    record Lengths(List<Double> sorted) {

        double longest() {
            return sorted.isEmpty() ? 0 : sorted.getLast();
        }

        long over(double limit) {
            return sorted.stream().filter(each -> each > limit).count();
        }

        private double part(int percent) {
            return sorted.isEmpty() ? 0 : sorted.get((sorted.size() - 1) * percent / 100);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "median %.1f, 95 %% %.1f, longest %.1f ms", part(50), part(95), longest());
        }
    }
}
