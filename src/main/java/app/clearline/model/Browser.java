// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import org.jspecify.annotations.Nullable;

/// A browser and, where it is known, its version.
public record Browser(BrowserName name, @Nullable Version version) {

    public static final Browser UNKNOWN = new Browser(BrowserName.UNKNOWN, null);
}
