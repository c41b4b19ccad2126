// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

/// An answer to a question that a person need not be able to answer.
public enum Known implements Named {
    YES,
    NO,
    UNKNOWN
}
