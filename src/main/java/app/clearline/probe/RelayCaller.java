// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Credentials;
import app.clearline.model.FailureClass;
import app.clearline.model.HostPort;
import app.clearline.probe.StunSocket.Shot;
import app.clearline.run.ProbeException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// A relay that is asked over TCP to send from its UDP side (a Send indication, RFC 8656 §11). It knows
/// a flow by the address that a STUN server saw; behind a NAT that gives out another one for each
/// destination nothing arrives, from the first call on.
final class RelayCaller implements Caller, AutoCloseable {

    private static final int SEND = 0x0016;
    private static final int PEER = 0x0012;
    private static final int DATA = 0x0013;
    private static final byte IPV4 = 1;

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
        var path = new StunStream(socket);
        LongTermLogin login = path.ask(StunRequest.allocate(null)).answer().login(credentials);
        StunAnswer place = path.ask(StunRequest.allocate(login)).answer();
        HostPort relayed = place.relayed();
        if (relayed == null) {
            throw new ProbeException(FailureClass.STUN_ERROR, place.said());
        }
        StunAnswer leave = path.ask(StunRequest.permission(outside, login)).answer();
        if (!leave.success()) {
            throw new ProbeException(FailureClass.STUN_ERROR, leave.said());
        }
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
        var shots = new ArrayList<Shot>();
        for (int at : times) {
            shots.add(new Shot(at, key, content, to, this::send));
        }
        return shots;
    }

    private synchronized void send(byte[] data, InetSocketAddress to) throws IOException {
        byte[] message = StunRequest.binding().bytes();
        message[0] = 0;
        message[1] = SEND;
        message = StunWire.with(message, StunWire.attribute(PEER, peer(to)));
        socket.getOutputStream().write(StunWire.with(message, StunWire.attribute(DATA, data)));
        socket.getOutputStream().flush();
    }

    private static byte[] peer(InetSocketAddress to) {
        int address = ByteBuffer.wrap(to.getAddress().getAddress()).getInt();
        return ByteBuffer.allocate(8)
                .put((byte) 0)
                .put(IPV4)
                .putShort((short) (to.getPort() ^ (StunWire.COOKIE >>> 16)))
                .putInt(address ^ StunWire.COOKIE)
                .array();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
