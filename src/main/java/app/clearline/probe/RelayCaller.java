// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Credentials;
import app.clearline.model.HostPort;
import app.clearline.probe.StunSocket.Shot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;

/// A relay that is asked over TCP to send from its UDP side (a Send indication, RFC 8656 §11). It knows
/// a flow by the address that a STUN server saw; behind a NAT that gives out another one for each
/// destination nothing arrives, from the first call on.
final class RelayCaller implements Caller, AutoCloseable {

    private final Socket socket;
    private final InetSocketAddress relayed;

    private RelayCaller(Socket socket, InetSocketAddress relayed) {
        this.socket = socket;
        this.relayed = relayed;
    }

    /// Asks for a place, and for leave to send to this machine.
    ///
    /// @param socket is closed with the caller, which ends the allocation too
    /// @param outside the address of this machine as it is seen from outside
    static RelayCaller on(Socket socket, Credentials credentials, HostPort outside)
            throws IOException, InterruptedException {
        Allocation allocation = Allocation.on(new StunStream(socket), credentials);
        allocation.permit(outside);
        HostPort relayed = allocation.relayed();
        return new RelayCaller(socket, new InetSocketAddress(InetAddress.ofLiteral(relayed.host()), relayed.port()));
    }

    @Override
    public InetSocketAddress from() {
        return relayed;
    }

    @Override
    public List<Shot> calls(String key, StunSocket flow, StunSocket beside, HostPort mapped, int... times) {
        StunRequest content = StunRequest.binding();
        flow.expect(key, content);
        var to = new InetSocketAddress(InetAddress.ofLiteral(mapped.host()), mapped.port());
        return Arrays.stream(times)
                .mapToObj(at -> new Shot(at, key, content, to, (data, flowAt) -> send(data, mapped)))
                .toList();
    }

    private synchronized void send(byte[] data, HostPort to) throws IOException {
        socket.getOutputStream().write(StunRequest.indication(to, data));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
