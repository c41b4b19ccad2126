// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

/// Whose calls are in question.
public enum Device implements Named {
    THIS_COMPUTER,
    /// Another device on the same network, such as a tablet: what is detected here does not speak for it.
    ANOTHER
}
