// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import java.time.Duration;

/// How people would rate speech, from 1 (bad) to about 4.4 (excellent): the E-model of ITU-T G.107 in
/// its short form.
///
/// `R = 93.2 − Id − Ie`, with `Id = 0.024 d + 0.11 (d − 177.3)` (the second part only beyond 177.3 ms),
/// `d` the delay from mouth to ear in ms, after Cole and Rosenbluth, "Voice over IP performance
/// monitoring", 2001; and `Ie = 19.8 ln(1 + 29.7 e)` for a share `e` of packets lost, as OpenTok takes
/// it. `MOS = 1 + 0.035 R + 7·10⁻⁶ R (R − 60) (100 − R)`: G.107 annex B.
final class Mos {

    /// What packing, and a buffer against jitter at the least, add to the way of a packet.
    private static final double BUFFER = 30;

    private Mos() {}

    /// @param lossPercent of packets, up and down together
    /// @param jitter for which the far end keeps a buffer of twice its length
    /// @param roundTrip half of which is taken as the way of a packet
    static double of(double lossPercent, Duration jitter, Duration roundTrip) {
        double buffer = Math.max(BUFFER, 2 * millis(jitter));
        return rated(lossPercent / 100, millis(roundTrip) / 2 + buffer);
    }

    /// @param loss a share, from 0 to 1
    /// @param delay from mouth to ear, ms
    static double rated(double loss, double delay) {
        double late = 0.024 * delay + 0.11 * Math.max(0, delay - 177.3);
        double lost = 19.8 * Math.log(1 + 29.7 * loss);
        double r = Math.clamp(93.2 - late - lost, 0, 100);
        return 1 + 0.035 * r + 7e-6 * r * (r - 60) * (100 - r);
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}
