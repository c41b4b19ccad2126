// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.util.Arrays;

/// A user name and a password, held in memory only. It is no record, so that nothing prints or serialises it.
public final class Credentials implements AutoCloseable {

    private final String user;
    private final char[] password;

    public Credentials(String user, char[] password) {
        this.user = user;
        this.password = password.clone();
    }

    public String user() {
        return user;
    }

    /// A copy, which the caller wipes.
    public char[] password() {
        return password.clone();
    }

    /// Wipes the password.
    @Override
    public void close() {
        Arrays.fill(password, '\0');
    }

    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
