// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Credentials;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.run.ProbeException;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A tunnel through a proxy that asks for Digest, NTLM or Negotiate: the JDK's own sockets log in to it. They take the
/// credentials from the JVM's one default [Authenticator], which this class sets and which answers
/// to known proxies only.
final class LoginTunnel {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3})");

    static {
        // The JDK refuses Basic in tunnels and MD5 digests unless told otherwise before its first HTTP connection.
        System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
        System.setProperty("http.auth.digest.reEnabledAlgorithms", "MD5");
    }

    private final Credentials credentials;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    LoginTunnel(Credentials credentials) {
        this.credentials = credentials;
    }

    /// Opens a tunnel.
    ///
    /// @param address of the proxy
    /// @throws ProbeException `PROXY_LOGIN` or `PROXY_REFUSED`, with the answer in [Finding.Proxy#byName()]
    Socket open(HostPort proxy, InetAddress address, HostPort target, Duration time)
            throws IOException, InterruptedException {
        known.add(proxy.toString());
        Authenticator.setDefault(new Login());
        var named = InetAddress.getByAddress(proxy.host(), address.getAddress());
        var socket = new Socket(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(named, proxy.port())));
        var done = new CompletableFuture<@Nullable IOException>();
        Thread worker = Thread.ofVirtual().start(() -> {
            try {
                socket.connect(at(target), (int) Math.max(1, time.toMillis()));
                done.complete(null);
            } catch (IOException e) {
                done.complete(e);
            } catch (RuntimeException | InternalError e) {
                // What the JDK's client throws at a status line or a header that it cannot make sense of.
                done.complete(new ProbeException(
                        FailureClass.GARBAGE, "the answer of the proxy " + proxy + " to CONNECT breaks HTTP"));
            }
        });
        boolean open = false;
        try {
            IOException failure = done.get(time.toNanos(), TimeUnit.NANOSECONDS);
            if (failure != null) {
                throw classed(failure, proxy, target);
            }
            open = true;
            return socket;
        } catch (TimeoutException e) {
            throw new SocketTimeoutException("the proxy " + proxy + " did not finish the login in time");
        } catch (ExecutionException e) {
            throw new IOException("the login to the proxy " + proxy + " failed", e);
        } finally {
            if (!open) {
                worker.interrupt();
                socket.close();
            }
        }
    }

    private static InetSocketAddress at(HostPort target) {
        return Names.literal(target.host())
                ? new InetSocketAddress(InetAddress.ofLiteral(target.host()), target.port())
                : InetSocketAddress.createUnresolved(target.host(), target.port());
    }

    /// The JDK says in words what the proxy answered.
    private static IOException classed(IOException failure, HostPort proxy, HostPort target) {
        String text = String.valueOf(failure.getMessage());
        Matcher found = STATUS.matcher(text);
        int status = found.find() ? Integer.parseInt(found.group(1)) : text.contains("too many times") ? 407 : 0;
        if (status == 0) {
            return failure;
        }
        Finding.Proxy finding = Connect.refusal(target, status, List.of());
        return status == 407
                ? new ProbeException(FailureClass.PROXY_LOGIN, "the proxy " + proxy + " refused the login", finding)
                : new ProbeException(
                        FailureClass.PROXY_REFUSED,
                        "the proxy " + proxy + " answered " + status + " to CONNECT",
                        finding);
    }

    private final class Login extends Authenticator {
        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            String asking = getRequestingHost() + ":" + getRequestingPort();
            if (getRequestorType() != RequestorType.PROXY || !known.contains(asking)) {
                return null;
            }
            char[] password = credentials.password();
            try {
                return new PasswordAuthentication(credentials.user(), password);
            } finally {
                Arrays.fill(password, '\0');
            }
        }
    }
}
