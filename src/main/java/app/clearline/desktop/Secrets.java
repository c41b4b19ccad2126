// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Credentials;
import app.clearline.model.SessionPass;
import app.clearline.run.Surroundings;
import app.clearline.run.TrustStores;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// What the person entrusted to the wizard: logins, a session and a key, in memory only, wiped when they are replaced
/// and when
/// the window closes.
final class Secrets implements AutoCloseable {

    private final ReadOnlyStringWrapper relayFile = new ReadOnlyStringWrapper("");
    private static final int KEY_SHORTEST = 16;
    private static final int KEY_LONGEST = 200;
    private static final String NOBODY = "responder";

    private final ReadOnlyBooleanWrapper keyed = new ReadOnlyBooleanWrapper();
    private @Nullable Credentials proxy;
    private @Nullable Credentials relays;
    private @Nullable SessionPass session;
    private @Nullable Credentials responder;
    private int changes;

    /// Name of the file that a session or the relays' login came from; empty where there is none.
    ReadOnlyStringProperty relayFile() {
        return relayFile.getReadOnlyProperty();
    }

    boolean forProxy() {
        return proxy != null;
    }

    void proxy(Credentials login) {
        if (proxy != null) {
            proxy.close();
        }
        proxy = login;
    }

    void relays(Credentials login, Path from) {
        forget();
        relays = login;
        relayFile.set(name(from));
    }

    void session(SessionPass pass, Path from) {
        forget();
        session = pass;
        relayFile.set(name(from));
    }

    /// Whether there is a key for the responder.
    ReadOnlyBooleanProperty keyed() {
        return keyed.getReadOnlyProperty();
    }

    /// Takes the key of the responder; what is none, such as one half typed, stands for none.
    void key(char[] text) {
        if (responder != null) {
            responder.close();
        }
        responder = isKey(text) ? new Credentials(NOBODY, text) : null;
        changes++;
        keyed.set(responder != null);
    }

    /// As docs/responder.md has it.
    private static boolean isKey(char[] text) {
        boolean printable = true;
        for (char each : text) {
            printable &= each > ' ' && each <= '~';
        }
        return printable && text.length >= KEY_SHORTEST && text.length <= KEY_LONGEST;
    }

    /// Counts up with each change of session, relays' login or key.
    int changes() {
        return changes;
    }

    /// Takes session and relays' login back.
    void forget() {
        if (relays != null) {
            relays.close();
        }
        if (session != null) {
            session.close();
        }
        relays = null;
        session = null;
        changes++;
        relayFile.set("");
    }

    Surroundings surroundings() {
        return new Surroundings(TrustStores.DEFAULT, List.of(), proxy, relays, session, responder);
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    @Override
    public void close() {
        forget();
        key(new char[0]);
        if (proxy != null) {
            proxy.close();
        }
        proxy = null;
    }
}
