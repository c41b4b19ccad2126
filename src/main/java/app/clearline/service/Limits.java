// SPDX-License-Identifier: Apache-2.0
package app.clearline.service;

import app.clearline.model.Picture;
import app.clearline.model.Thresholds;
import app.clearline.model.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The sections `thresholds` and `timers` of a profile; a key that is not there leaves the value as it was.
final class Limits {

    private static final int MINUTE = 60_000;
    private static final int MOST_PICTURES = 12;

    private Limits() {}

    static Thresholds thresholds(Entry section, Thresholds base) throws ProfileException {
        Table table = section.table(
                "loss-percent", "jitter-ms", "round-trip-ms", "kilobits-per-second", "clock-skew-s", "pictures");
        return new Thresholds(
                table.has("loss-percent") ? table.get("loss-percent").decimal(0, 100) : base.lossPercent(),
                millis(table, "jitter-ms", base.jitter()),
                millis(table, "round-trip-ms", base.roundTrip()),
                table.has("kilobits-per-second")
                        ? table.get("kilobits-per-second").number(1, 1_000_000)
                        : base.kilobitsPerSecond(),
                table.has("clock-skew-s")
                        ? Duration.ofSeconds(table.get("clock-skew-s").number(1, 86_400))
                        : base.clockSkew(),
                table.has("pictures") ? pictures(table.get("pictures")) : base.pictures());
    }

    private static List<Picture> pictures(Entry section) throws ProfileException {
        var pictures = new ArrayList<Picture>();
        for (Entry item : section.list(MOST_PICTURES)) {
            Table table = item.table("name", "kilobits-per-second", "usable");
            int kilobits = table.get("kilobits-per-second").number(1, 1_000_000);
            pictures.add(new Picture(
                    table.get("name").text(20), kilobits, table.get("usable").number(1, kilobits)));
        }
        return pictures;
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
