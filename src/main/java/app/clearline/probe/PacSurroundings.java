// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a PAC file may ask of the machine that it runs on: addresses of names, and its own.
final class PacSurroundings {

    private static final Duration LOOK_UP = Duration.ofSeconds(1);
    private static final int MOST_LOOK_UPS = 20;

    private final Names names;
    private final Map<String, String> known;
    private final Map<String, @Nullable String> asked = new HashMap<>();

    /// @param known addresses of names that need not be asked for
    PacSurroundings(Names names, Map<String, String> known) {
        this.names = names;
        this.known = Map.copyOf(known);
    }

    /// The IPv4 address of a name; null where there is none, or after too many questions.
    @Nullable
    String resolve(String host) {
        String already = known.get(host);
        if (already != null || asked.containsKey(host) || asked.size() >= MOST_LOOK_UPS) {
            return already != null ? already : asked.get(host);
        }
        String found = lookUp(host);
        asked.put(host, found);
        return found;
    }

    private @Nullable String lookUp(String host) {
        try {
            return names.addresses(host, LOOK_UP).stream()
                    .filter(Inet4Address.class::isInstance)
                    .map(InetAddress::getHostAddress)
                    .findFirst()
                    .orElse(null);
        } catch (IOException | IllegalArgumentException e) {
            // No address, or nothing that could have one.
            return null;
        } catch (InterruptedException e) {
            // The script is about to be stopped anyway.
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /// The address from which this machine leaves; nothing is sent to learn it (192.0.2.1 is nobody's, RFC 5737).
    String ownAddress() {
        try (var socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress("192.0.2.1", 9));
            InetAddress own = socket.getLocalAddress();
            return own instanceof Inet4Address && !own.isAnyLocalAddress() ? own.getHostAddress() : "127.0.0.1";
        } catch (IOException e) {
            // No way out, so no address that matters.
            return "127.0.0.1";
        }
    }
}
