// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

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

    /// When a login ends that was made for a while: the user name then begins with the second of its end since 1970
    /// and a colon (draft-uberti-behave-turn-rest).
    public Optional<Instant> ends() {
        int colon = user.indexOf(':');
        return colon > 0 && user.substring(0, colon).matches("[0-9]{9,11}")
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(user.substring(0, colon))))
                : Optional.empty();
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
