// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

/// Who can act on a cause.
public enum Who implements Named {
    USER,
    ADMIN {
        @Override
        public String id() {
            return "network-administrator";
        }
    },
    USER_OR_ADMIN,
    /// The operator of the service, or of the application that uses it.
    SERVICE,
    /// It is good to know, and nothing is to be done.
    NOBODY
}
