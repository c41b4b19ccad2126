// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import app.clearline.model.Cause;
import app.clearline.model.ProbeKind;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// Receives the connections of one place: finds out by the first byte whether TLS begins and by the next whether STUN
/// or HTTP is spoken, as servers do that share a port, and puts the faults in the way.
///
/// @param tls made when the first handshake begins, for it takes a while
record Reception(
        Place place,
        Faults faults,
        Supplier<SSLSocketFactory> tls,
        HttpServer http,
        TurnServer turn,
        Lifetimes lifetimes)
        implements TcpServer.Talk {

    private static final Duration CONVERSATION = Duration.ofMinutes(5);
    private static final int TLS_HANDSHAKE = 0x16;

    @Override
    public void on(Socket connection) throws IOException {
        InputStream in = connection.getInputStream();
        int first = in.read();
        if (first < 0) {
            return;
        }
        boolean secure = first == TLS_HANDSHAKE;
        if (faults.reset(place.any()) || (!secure && faults.onlyTls(place.any()))) {
            TcpServer.reset(connection);
            return;
        }
        var begun = new ByteArrayInputStream(new byte[] {(byte) first});
        if (secure && place.tls()) {
            var socket = (SSLSocket) tls.get().createSocket(connection, begun, true);
            try (socket) {
                socket.startHandshake();
                converse(socket, socket.getInputStream(), connection);
            }
        } else if (!secure && place.tls() && !place.has(ProbeKind.TURN_TCP)) {
            throw new IOException("only TLS is spoken here");
        } else {
            converse(connection, new SequenceInputStream(begun, in), connection);
        }
    }

    /// @param carrier the socket below TLS, which is what the time is measured for
    private void converse(Socket socket, InputStream from, Socket carrier) throws IOException {
        var in = new BufferedInputStream(from);
        in.mark(1);
        int first = in.read();
        in.reset();
        Runnable longer = () -> lifetimes.extend(carrier, CONVERSATION);
        boolean stun = first >= 0 && first < ' ';
        boolean relay = socket == carrier ? place.has(ProbeKind.TURN_TCP) : place.has(ProbeKind.TURN_TLS);
        boolean inspected = socket != carrier && faults.has(Cause.TLS_INSPECTED);
        if (stun && relay && !inspected) {
            var peer = (InetSocketAddress) socket.getRemoteSocketAddress();
            turn.talk(in, socket.getOutputStream(), peer, longer);
        } else if (first >= 0 && !stun) {
            http.talk(in, socket.getOutputStream(), longer);
        }
    }
}
