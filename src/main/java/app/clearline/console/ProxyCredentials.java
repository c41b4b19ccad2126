// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.Credentials;
import app.clearline.model.ProxyLogin;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Finds the credentials for the proxy: in the environment, or by asking whoever sits at the terminal.
final class ProxyCredentials {

    private static final String USER = "CLEARLINE_PROXY_USER";
    private static final String PASSWORD = "CLEARLINE_PROXY_PASSWORD";

    private ProxyCredentials() {}

    /// The credentials; null where there are none, or the person gives none.
    ///
    /// @param login as said on the command line; null where nothing was said
    /// @throws Misuse where the environment holds only one half
    static @Nullable Credentials find(Desk desk, @Nullable ProxyLogin login) {
        String user = desk.environment().get(USER);
        String password = desk.environment().get(PASSWORD);
        if (user != null && password != null) {
            return login == ProxyLogin.NONE ? null : new Credentials(user, password.toCharArray());
        }
        if (user != null || password != null) {
            throw new Misuse("console.bad.half-credentials");
        }
        var person = desk.terminal().person();
        return person == null || !asks(login) ? null : ask(desk, person);
    }

    private static boolean asks(@Nullable ProxyLogin login) {
        return login != null
                && switch (login) {
                    case BASIC, DIGEST, NTLM, KERBEROS -> true;
                    case NONE, UNKNOWN -> false;
                };
    }

    private static @Nullable Credentials ask(Desk desk, java.io.Console person) {
        String user = person.readLine("%s", desk.say("console.ask.user"));
        if (user == null || user.isBlank()) {
            return null;
        }
        char[] password = person.readPassword("%s", desk.say("console.ask.password"));
        if (password == null) {
            return null;
        }
        try {
            return new Credentials(user.strip(), password);
        } finally {
            Arrays.fill(password, '\0');
        }
    }
}
