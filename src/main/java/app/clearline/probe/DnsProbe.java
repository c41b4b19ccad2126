// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.Step;
import app.clearline.run.Probe;
import app.clearline.run.ProbeException;
import app.clearline.run.Scene;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.ResolverConfig;

/// Looks a name up with the system's resolver and, beside it, with queries of our own, which can tell why there is no
/// address. That of the system decides: it is what every program here uses.
final class DnsProbe implements Probe {

    private static final int MOST_RESOLVERS = 4;

    /// How long our own query may still take when the system's resolver has answered: others wait for this step.
    private static final Duration BESIDE = Duration.ofMillis(400);

    private final List<HostPort> given;
    private final Names names;

    /// @param resolvers that stand for the system's resolver as well; empty: the system's
    DnsProbe(List<HostPort> resolvers) {
        given = List.copyOf(resolvers);
        names = new Names(resolvers);
    }

    private record Systems(List<String> addresses, Duration took, boolean silent) {}

    @Override
    public Finding.Dns run(Step step, Scene scene) throws IOException, InterruptedException {
        return lookUp(step.endpoint().host(), scene);
    }

    Finding.Dns lookUp(String host, Scene scene) throws IOException, InterruptedException {
        Duration time = Watchdog.left(scene);
        List<HostPort> resolvers = given.isEmpty() ? ofSystem() : given;
        var ours = new FutureTask<>(() -> own(host, resolvers, time));
        Thread beside = Thread.ofVirtual().start(ours);
        try {
            Systems system = system(host, time);
            OwnLookup.Answer own = answer(ours, system.addresses().isEmpty() ? Watchdog.left(scene) : BESIDE);
            var finding = new Finding.Dns(
                    system.addresses(),
                    literals(own.addresses()),
                    own.result(),
                    resolvers.stream().map(HostPort::toString).toList(),
                    system.took(),
                    own.took(),
                    own.silent().isEmpty()
                            ? null
                            : own.silent().stream().map(HostPort::toString).toList());
            FailureClass failure = system.addresses().isEmpty() ? why(system, own) : null;
            if (failure != null) {
                throw new ProbeException(failure, detail(host, own, system), finding);
            }
            return finding;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(host, e.getCause());
        } finally {
            beside.interrupt();
        }
    }

    private static OwnLookup.Answer answer(FutureTask<OwnLookup.Answer> ours, Duration time)
            throws ExecutionException, InterruptedException {
        try {
            return ours.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // The system's answer is what counts; ours is only beside it.
            return OwnLookup.Answer.NONE;
        }
    }

    private static OwnLookup.Answer own(String host, List<HostPort> resolvers, Duration time)
            throws IOException, InterruptedException {
        return resolvers.isEmpty() ? OwnLookup.Answer.NONE : OwnLookup.ask(host, resolvers, time);
    }

    private Systems system(String host, Duration time) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        List<InetAddress> addresses = List.of();
        boolean silent = false;
        try {
            addresses = names.addresses(host, time);
        } catch (SocketTimeoutException e) {
            silent = true;
        } catch (UnknownHostException e) {
            // No address; our own query tells why.
        }
        return new Systems(literals(addresses), Duration.ofNanos(System.nanoTime() - begin), silent);
    }

    /// The system says no more than "no address": our own answer to the same question, and failing that the time it
    /// took, say why.
    private static FailureClass why(Systems system, OwnLookup.Answer own) {
        return switch (own.result()) {
            case "NXDOMAIN" -> FailureClass.NAME_NOT_FOUND;
            case OwnLookup.TIMEOUT -> FailureClass.NAME_TIMEOUT;
            default -> system.silent() ? FailureClass.NAME_TIMEOUT : FailureClass.NAME_REFUSED;
        };
    }

    private static String detail(String host, OwnLookup.Answer own, Systems system) {
        return host + ": the system's resolver gave no address " + (system.silent() ? "in time, " : "")
                + "after " + system.took().toMillis() + " ms; our own query: " + own.result()
                + (own.addresses().isEmpty() ? "" : ", " + own.addresses().size() + " addresses");
    }

    private static List<String> literals(List<InetAddress> addresses) {
        return addresses.stream().map(InetAddress::getHostAddress).limit(20).toList();
    }

    /// The resolvers that the system is set to, by address.
    static List<HostPort> ofSystem() {
        return ResolverConfig.getCurrentConfig().servers().stream()
                .limit(MOST_RESOLVERS)
                .flatMap(server -> literal(server.getAddress(), server.getPort()).stream())
                .toList();
    }

    private static List<HostPort> literal(@Nullable InetAddress address, int port) {
        return address == null ? List.of() : List.of(new HostPort(address.getHostAddress(), port));
    }
}
