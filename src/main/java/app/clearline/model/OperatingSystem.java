// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import org.jspecify.annotations.Nullable;

/// An operating system and, where it is known, its version.
public record OperatingSystem(OsName name, @Nullable Version version) {

    public static final OperatingSystem UNKNOWN = new OperatingSystem(OsName.UNKNOWN, null);
}
