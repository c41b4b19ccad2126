// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

/// What became of a requirement. Something that did not run is never a `PASS`.
public enum Outcome implements Named {
    PASS,
    WARN,
    FAIL,
    NOT_TESTED,
    NOT_APPLICABLE
}
