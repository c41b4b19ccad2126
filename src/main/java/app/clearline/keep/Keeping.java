// SPDX-License-Identifier: Apache-2.0
package app.clearline.keep;

import app.clearline.model.Named;

/// Which runs are kept on this computer.
public enum Keeping implements Named {
    OFF,
    /// Those of the wizard; a check in a terminal may be a script that runs each minute.
    WINDOW,
    ALL
}
