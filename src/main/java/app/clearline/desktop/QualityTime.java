// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Named;
import java.time.Duration;

/// How long sound and picture are measured.
enum QualityTime implements Named {
    NONE(0),
    SHORT(10),
    LONG(30);

    private final int seconds;

    QualityTime(int seconds) {
        this.seconds = seconds;
    }

    Duration time() {
        return Duration.ofSeconds(seconds);
    }
}
