// SPDX-License-Identifier: Apache-2.0
package app.clearline.keep;

import app.clearline.model.Named;

/// Light or dark.
public enum Tone implements Named {
    /// As the system has it.
    SYSTEM,
    LIGHT,
    DARK
}
