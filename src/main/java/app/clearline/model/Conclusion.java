// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

/// The headline of a diagnosis.
public enum Conclusion implements Named {
    WORKS,
    WORKS_WITH_LIMITS,
    DOES_NOT_WORK,
    CANNOT_TELL
}
