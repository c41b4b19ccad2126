// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

/// How sure a cause is.
public enum Confidence implements Named {
    POSSIBLE,
    LIKELY,
    CERTAIN
}
