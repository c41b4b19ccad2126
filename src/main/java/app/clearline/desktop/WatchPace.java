// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Named;
import java.time.Duration;

/// How often is looked.
enum WatchPace implements Named {
    TEN(10),
    HALF(30),
    MINUTE(60),
    FIVE(300);

    private final int seconds;

    WatchPace(int seconds) {
        this.seconds = seconds;
    }

    Duration every() {
        return Duration.ofSeconds(seconds);
    }
}
