// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.HostPort;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// One TLS handshake over an open stream, which inspects: it accepts any certificate and keeps what was served, so that
/// a chain that nobody should trust can be shown. Nothing secret may be sent over it.
final class TlsLayer {

    private static final int LONGEST_CHAIN = 10;

    private final Recorder recorder = new Recorder();

    /// Shakes hands within `time`. Closing the result closes the stream.
    ///
    /// @param alpn the protocols offered (RFC 7301); none where empty
    SSLSocket over(Socket stream, HostPort at, List<String> alpn, Duration time)
            throws IOException, InterruptedException {
        SSLSocket socket = (SSLSocket) context().getSocketFactory().createSocket(stream, at.host(), at.port(), true);
        socket.setSSLParameters(offering(socket.getSSLParameters(), at, alpn));
        return Watchdog.within(time, stream, () -> {
            socket.startHandshake();
            return socket;
        });
    }

    /// How long the ClientHello of such a handshake is, with its record header, as it is written to the wire.
    int helloBytes(HostPort at, List<String> alpn) throws IOException {
        SSLEngine engine = context().createSSLEngine(at.host(), at.port());
        engine.setUseClientMode(true);
        engine.setSSLParameters(offering(engine.getSSLParameters(), at, alpn));
        var out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        return engine.wrap(ByteBuffer.allocate(0), out).bytesProduced();
    }

    private static SSLParameters offering(SSLParameters parameters, HostPort at, List<String> alpn) {
        parameters.setServerNames(serverName(at.host()));
        parameters.setApplicationProtocols(alpn.toArray(String[]::new));
        return parameters;
    }

    /// What was served, leaf first; empty where it did not come to that.
    List<X509Certificate> chain() {
        return recorder.chain;
    }

    private SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {recorder}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    /// RFC 6066 §3: names only, no literals.
    private static List<SNIServerName> serverName(String host) {
        if (Names.literal(host)) {
            return List.of();
        }
        try {
            return List.of(new SNIHostName(host));
        } catch (IllegalArgumentException e) {
            // A name that SNI cannot carry, such as one with an underscore: browsers leave it out as well.
            return List.of();
        }
    }

    private static final class Recorder extends X509ExtendedTrustManager {
        private volatile List<X509Certificate> chain = List.of();

        @Override
        public void checkServerTrusted(X509Certificate[] served, String authType) {
            chain = List.of(served).subList(0, Math.min(served.length, LONGEST_CHAIN));
        }

        @Override
        public void checkServerTrusted(X509Certificate[] served, String authType, Socket socket) {
            checkServerTrusted(served, authType);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] served, String authType, SSLEngine engine) {
            checkServerTrusted(served, authType);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] served, String authType) {
            throw new UnsupportedOperationException("this is a client");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] served, String authType, Socket socket) {
            checkClientTrusted(served, authType);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] served, String authType, SSLEngine engine) {
            checkClientTrusted(served, authType);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
