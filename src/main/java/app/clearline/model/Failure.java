// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

/// What went wrong in a step.
///
/// @param detail for a technician, in English, without credentials; at most 500 characters
public record Failure(FailureClass type, String detail) {

    private static final int LONGEST = 500;

    public Failure {
        if (detail.length() > LONGEST) {
            detail = detail.substring(0, LONGEST - 1) + "…";
        }
    }
}
