// SPDX-License-Identifier: Apache-2.0
package app.clearline.keep;

import app.clearline.model.Named;

/// The settings there are; in files they are written as their ids.
public enum Key implements Named {
    /// `system`, `light` or `dark`.
    THEME,
    /// A language tag such as `de`, or `system`.
    LANGUAGE,
    /// Which runs are kept: `off`, `window` (those of the wizard) or `all`.
    HISTORY,
    /// `on` or `off`: whether a link to newer versions is shown.
    UPDATES,
    /// `HOST:PORT` of a far end, or `none`.
    RESPONDER,
    /// Id or profile of the service to suggest, or `none`.
    SERVICE,
    /// Id of the service that was checked last in the window; written by the program.
    LAST_SERVICE,
    /// Where the window was; written by the program.
    WINDOW;

    /// Whether an administrator's file may hold it.
    boolean preset() {
        return this != LAST_SERVICE && this != WINDOW;
    }
}
