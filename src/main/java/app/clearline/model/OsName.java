// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

/// An operating system family.
public enum OsName implements Named {
    WINDOWS,
    MACOS,
    LINUX,
    IOS,
    ANDROID,
    CHROMEOS,
    UNKNOWN
}
