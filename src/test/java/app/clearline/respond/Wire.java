// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import app.clearline.model.Cause;
import app.clearline.model.Endpoint;
import app.clearline.model.HostPort;
import app.clearline.model.Service;
import app.clearline.service.ProfileException;
import app.clearline.service.Profiles;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// The client's side of the tests, with sockets of the JDK alone.
record Wire(PracticeNetwork network) implements AutoCloseable {

    private static final int PATIENCE = 2_000;

    static Service practice() {
        try {
            return Profiles.find("practice");
        } catch (ProfileException e) {
            throw new AssertionError(e);
        }
    }

    static Wire with(Cause... faults) throws IOException {
        return new Wire(PracticeNetwork.start(practice(), Set.of(faults)));
    }

    Endpoint endpoint(String id) {
        return network.service().endpoint(id).orElseThrow();
    }

    Socket tcp(int port) throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress(Ports.loopback(), port), PATIENCE);
        socket.setSoTimeout(PATIENCE);
        return socket;
    }

    Socket tcp(String id) throws IOException {
        return tcp(endpoint(id).at().port());
    }

    /// A handshake that checks chain and name.
    SSLSocket tls(String id, List<X509Certificate> roots) throws IOException {
        return tls(tcp(id), endpoint(id).host(), roots);
    }

    SSLSocket tls(String id) throws IOException {
        return tls(id, network.publicRoots());
    }

    static SSLSocket tls(Socket below, String host, List<X509Certificate> roots) throws IOException {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (X509Certificate root : roots) {
                store.setCertificateEntry(root.getSubjectX500Principal().getName(), root);
            }
            var trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            var socket = (SSLSocket) context.getSocketFactory().createSocket(below, host, below.getPort(), true);
            var parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /// One request by the endpoint's own method, and the whole answer.
    String https(String id) throws IOException {
        try (var socket = tls(id)) {
            return exchange(socket, request(endpoint(id)));
        }
    }

    String http(String id) throws IOException {
        try (var socket = tcp(id)) {
            return exchange(socket, request(endpoint(id)));
        }
    }

    static String request(Endpoint endpoint) {
        return endpoint.expect().method() + " " + endpoint.path() + " HTTP/1.1\r\nHost: " + endpoint.at()
                + "\r\nContent-Length: 0\r\n\r\n";
    }

    static String upgrade(Endpoint endpoint) {
        return "GET " + endpoint.path() + " HTTP/1.1\r\nHost: " + endpoint.at()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    }

    static String exchange(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    byte[] udp(String id, byte[] request) throws IOException {
        return udp(endpoint(id).at(), request);
    }

    /// The answer; empty where none came within 300 ms.
    static byte[] udp(HostPort at, byte[] request) throws IOException {
        try (var socket = new DatagramSocket(0, Ports.loopback())) {
            socket.setSoTimeout(300);
            socket.send(new DatagramPacket(request, request.length, Ports.loopback(), at.port()));
            var packet = new DatagramPacket(new byte[2048], 2048);
            socket.receive(packet);
            return Arrays.copyOf(packet.getData(), packet.getLength());
        } catch (SocketTimeoutException e) {
            // Silence, which is what some tests look for.
            return new byte[0];
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
