// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/// Limits of a service beyond which sound and picture suffer.
///
/// @param lossPercent of packets lost, in percent
/// @param jitter as RFC 3550 §6.4.1 measures it
/// @param roundTrip of a packet and its answer
/// @param kilobitsPerSecond needed in each direction
/// @param clockSkew how far this machine's clock may be off
/// @param pictures that the service sends, the best first; empty where that is not known
public record Thresholds(
        double lossPercent,
        Duration jitter,
        Duration roundTrip,
        int kilobitsPerSecond,
        Duration clockSkew,
        List<Picture> pictures) {

    public static final Thresholds DEFAULT =
            new Thresholds(3, Duration.ofMillis(30), Duration.ofMillis(200), 350, Duration.ofMinutes(5), List.of());

    public Thresholds {
        pictures = pictures.stream()
                .sorted(Comparator.comparingInt(Picture::kilobitsPerSecond).reversed())
                .toList();
    }
}
