// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Named;
import java.util.List;

/// The pages, in the order in which Next visits them.
enum Place implements Named {
    START,
    BROWSER,
    PROXY,
    CHECKS,
    RESULT,
    REPORT;

    private static final List<Place> ALL = List.of(values());

    /// The page after this one; the last is its own.
    Place next() {
        return ALL.get(Math.min(ALL.indexOf(this) + 1, ALL.size() - 1));
    }

    /// The page before this one; the first is its own.
    Place back() {
        return ALL.get(Math.max(ALL.indexOf(this) - 1, 0));
    }
}
