// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

/// What the person reports. It sets what is shown first; it never hides a requirement.
public enum Complaint implements Named {
    CALLS_DO_NOT_CONNECT,
    POOR_QUALITY,
    CALLS_DROP,
    JUST_CHECK
}
