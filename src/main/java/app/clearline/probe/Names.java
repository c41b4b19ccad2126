// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The addresses of a name as the system gives them, or as the resolvers do that stand for the system's.
final class Names {

    private final List<HostPort> resolvers;
    private final Map<String, List<InetAddress>> known = new ConcurrentHashMap<>();

    Names(List<HostPort> resolvers) {
        this.resolvers = List.copyOf(resolvers);
    }

    /// Looks up; a literal is taken as it is.
    ///
    /// @throws UnknownHostException where there is no address
    /// @throws SocketTimeoutException where nobody answered within `time`
    List<InetAddress> addresses(String host, Duration time) throws IOException, InterruptedException {
        if (literal(host)) {
            return List.of(InetAddress.ofLiteral(host));
        }
        if (resolvers.isEmpty()) {
            return system(host, time);
        }
        OwnLookup.Answer answer = OwnLookup.ask(host, resolvers, time);
        if (answer.addresses().isEmpty()) {
            throw answer.timedOut()
                    ? new SocketTimeoutException("no resolver answered for " + host)
                    : new UnknownHostException(host + ": " + answer.result());
        }
        return answer.addresses();
    }

    /// The same, for a name that is needed over and over: what was found once is not asked for anew, so that one answer
    /// which comes late loses nothing.
    List<InetAddress> remembered(String host, Duration time) throws IOException, InterruptedException {
        List<InetAddress> before = known.get(host);
        if (before != null) {
            return before;
        }
        List<InetAddress> found = addresses(host, time);
        known.put(host, found);
        return found;
    }

    /// Whether `host` is an address literal.
    static boolean literal(String host) {
        return host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }

    /// The operating system's look-up is native code that no interrupt ends: it is left to itself when the time
    /// is over.
    private static List<InetAddress> system(String host, Duration time) throws IOException, InterruptedException {
        var answer = new CompletableFuture<List<InetAddress>>();
        Thread.ofPlatform().daemon().name("look-up").start(() -> {
            try {
                answer.complete(List.of(InetAddress.getAllByName(host)));
            } catch (UnknownHostException e) {
                answer.completeExceptionally(e);
            }
        });
        try {
            return answer.get(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new SocketTimeoutException("no resolver answered for " + host);
        } catch (ExecutionException e) {
            throw new UnknownHostException(
                    e.getCause() == null ? host : e.getCause().getMessage());
        }
    }
}
