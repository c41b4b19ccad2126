// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.Step;
import app.clearline.run.Probe;
import app.clearline.run.ProbeException;
import app.clearline.run.Scene;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/// Opens a connection over IPv6 alone, to the addresses that the look-up found. Where the host has none, or
/// this machine says at once that it has no way there, nothing can be tried: programs then go by IPv4 without
/// a wait.
final class Ipv6Probe implements Probe {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    @Override
    public Finding.Tcp run(Step step, Scene scene) throws ProbeException, InterruptedException {
        List<InetAddress> addresses = scene.addresses(step.endpoint()).stream()
                .filter(address -> address.indexOf(':') >= 0)
                .map(InetAddress::ofLiteral)
                .toList();
        if (addresses.isEmpty()) {
            throw new ProbeException(FailureClass.UNSUPPORTED, step.endpoint().host() + " has no IPv6 address");
        }
        long begin = System.nanoTime();
        try (Dialled dialled = Race.connect(addresses, step.endpoint().at().port(), Watchdog.left(scene))) {
            return dialled.finding();
        } catch (ProbeException e) {
            // A neighbour that is gone is unreachable as well, but only after seconds of waiting.
            boolean atOnce = System.nanoTime() - begin < AT_ONCE.toNanos();
            if (e.failure().type() == FailureClass.UNREACHABLE && atOnce) {
                throw new ProbeException(
                        FailureClass.UNSUPPORTED,
                        "no way for IPv6 here: " + e.failure().detail());
            }
            throw e;
        } catch (java.io.IOException e) {
            // Closing failed after the connection had opened, which is all that was asked.
            throw new ProbeException(FailureClass.INTERNAL, String.valueOf(e.getMessage()));
        }
    }
}
