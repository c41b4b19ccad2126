// SPDX-License-Identifier: Apache-2.0
package app.clearline.service;

import app.clearline.model.Thresholds;
import app.clearline.model.Timers;
import java.time.Duration;

/// The sections `thresholds` and `timers` of a profile; a key that is not there leaves the value as it was.
final class Limits {

    private static final int MINUTE = 60_000;

    private Limits() {}

    static Thresholds thresholds(Entry section, Thresholds base) throws ProfileException {
        Table table =
                section.table("loss-percent", "jitter-ms", "round-trip-ms", "kilobits-per-second", "clock-skew-s");
        return new Thresholds(
                table.has("loss-percent") ? table.get("loss-percent").decimal(0, 100) : base.lossPercent(),
                millis(table, "jitter-ms", base.jitter()),
                millis(table, "round-trip-ms", base.roundTrip()),
                table.has("kilobits-per-second")
                        ? table.get("kilobits-per-second").number(1, 1_000_000)
                        : base.kilobitsPerSecond(),
                table.has("clock-skew-s")
                        ? Duration.ofSeconds(table.get("clock-skew-s").number(1, 86_400))
                        : base.clockSkew());
    }

    static Timers timers(Entry section, Timers base) throws ProfileException {
        Table table = section.table("websocket-connect-ms", "websocket-pong-ms");
        return new Timers(
                millis(table, "websocket-connect-ms", base.webSocketConnect()),
                millis(table, "websocket-pong-ms", base.webSocketPong()));
    }

    private static Duration millis(Table table, String key, Duration otherwise) throws ProfileException {
        return table.has(key) ? Duration.ofMillis(table.get(key).number(1, MINUTE)) : otherwise;
    }
}
