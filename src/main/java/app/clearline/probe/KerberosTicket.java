// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import javax.security.auth.Subject;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.GSSName;
import org.ietf.jgss.Oid;
import org.jspecify.annotations.Nullable;

/// The Kerberos ticket of whoever is signed in to this machine, which browsers show to proxies that ask for `Negotiate`
/// (RFC 4559). Nobody is ever asked for a password, and no file of settings is needed. Many may ask at once: the first
/// fetches what the realm has for the proxy, the others use it.
final class KerberosTicket {

    private static final String SETTINGS = "java.security.krb5.conf";
    private static final String SPNEGO = "1.3.6.1.5.5.2";
    private static final Duration FRESH = Duration.ofMinutes(1);

    static {
        // Every other Kerberos program on macOS and Linux looks here; the JDK does not.
        String told = System.getenv("KRB5_CONFIG");
        if (told != null && System.getProperty(SETTINGS) == null && Files.isReadable(Path.of(told))) {
            System.setProperty(SETTINGS, told);
        }
    }

    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable Subject holder;
    private long since;

    /// The value of a `Proxy-Authorization` header for a proxy.
    ///
    /// @return null where there is no ticket, none for this proxy, or none in time
    @Nullable
    String authorization(String proxy, Duration time) throws InterruptedException {
        var token = new CompletableFuture<byte[]>();
        Thread worker = Thread.ofVirtual().start(() -> {
            try {
                turn.lockInterruptibly();
                try {
                    token.complete(Subject.callAs(holder(), () -> token(proxy)));
                } finally {
                    turn.unlock();
                }
            } catch (InterruptedException | LoginException | CompletionException e) {
                token.completeExceptionally(e);
            }
        });
        try {
            return "Negotiate " + Base64.getEncoder().encodeToString(token.get(time.toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            // No ticket, or the realm has none for this proxy: the proxy's question stays without an answer.
            return null;
        } catch (TimeoutException e) {
            // The realm does not answer, which is for the browser the same.
            return null;
        } finally {
            worker.interrupt();
        }
    }

    /// Whoever holds the ticket, as the system says now and then: somebody may just have signed in.
    private Subject holder() throws LoginException {
        Subject known = holder;
        if (known != null && System.nanoTime() - since < FRESH.toNanos()) {
            return known;
        }
        var login = new LoginContext("ticket", new Subject(), null, new TicketOnly());
        login.login();
        holder = login.getSubject();
        since = System.nanoTime();
        return login.getSubject();
    }

    private static byte[] token(String proxy) throws GSSException {
        GSSManager gss = GSSManager.getInstance();
        GSSName name = gss.createName("HTTP@" + proxy, GSSName.NT_HOSTBASED_SERVICE);
        GSSContext context = gss.createContext(name, new Oid(SPNEGO), null, GSSContext.DEFAULT_LIFETIME);
        try {
            byte[] token = context.initSecContext(new byte[0], 0, 0);
            return Arrays.copyOf(token, token.length);
        } finally {
            context.dispose();
        }
    }

    /// Takes the ticket from where the system keeps it.
    private static final class TicketOnly extends Configuration {
        @Override
        public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
            return new AppConfigurationEntry[] {
                new AppConfigurationEntry(
                        "com.sun.security.auth.module.Krb5LoginModule",
                        AppConfigurationEntry.LoginModuleControlFlag.REQUIRED,
                        Map.of("useTicketCache", "true", "doNotPrompt", "true"))
            };
        }
    }
}
