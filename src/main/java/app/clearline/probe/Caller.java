// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.HostPort;
import app.clearline.probe.StunSocket.Shot;
import java.net.InetSocketAddress;
import java.util.List;

/// Somebody outside who sends something to a flow when asked to, without anything leaving by the flow
/// itself.
interface Caller {

    /// Whom a flow has to send to, so that it is open for this caller.
    InetSocketAddress from();

    /// What asks the caller to send to the flow.
    ///
    /// @param flow where it must arrive, as a hit of the question `key`
    /// @param beside another socket of this machine
    /// @param mapped the flow as it is seen from outside
    List<Shot> calls(String key, StunSocket flow, StunSocket beside, HostPort mapped, int... times);

    /// A STUN server that answers to the port it is told (RESPONSE-PORT, RFC 5780 §7.5).
    record Server(InetSocketAddress from) implements Caller {

        @Override
        public List<Shot> calls(String key, StunSocket flow, StunSocket beside, HostPort mapped, int... times) {
            return beside.shots(key, () -> StunRequest.toPort(mapped.port()), from, times);
        }
    }
}
