// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Credentials;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The `CONNECT` request of HTTP/1.1 (RFC 9110 §9.3.6) on a connection to a proxy.
final class Connect {

    private Connect() {}

    /// Asks for a tunnel.
    ///
    /// @param login the value of `Proxy-Authorization`; null where none is sent
    /// @return the head of the answer, whatever it is
    static HttpHead ask(Socket proxy, HostPort target, @Nullable String login) throws IOException {
        var request = new StringBuilder("CONNECT ")
                .append(target)
                .append(" HTTP/1.1\r\nHost: ")
                .append(target)
                .append("\r\nUser-Agent: Clearline\r\nProxy-Connection: keep-alive\r\n");
        if (login != null) {
            request.append("Proxy-Authorization: ").append(login).append("\r\n");
        }
        proxy.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        return HttpHead.read(proxy.getInputStream());
    }

    /// What an answer that lets nobody through is as a finding: the status tells a proxy that may not from one that
    /// cannot.
    ///
    /// @param status of HTTP or of SOCKS, as [Finding.ConnectAnswer] has it
    static Finding.Proxy refusal(HostPort target, int status, List<String> schemes) {
        var said = new Finding.ConnectAnswer(target, status, schemes);
        return new Finding.Proxy(said, null, null, null);
    }

    /// The value of a `Proxy-Authorization` header with `Basic` credentials (RFC 7617).
    static String basic(Credentials credentials) {
        char[] password = credentials.password();
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(
                CharBuffer.allocate(credentials.user().length() + 1 + password.length)
                        .put(credentials.user())
                        .put(':')
                        .put(password)
                        .flip());
        Arrays.fill(password, '\0');
        byte[] pair = new byte[bytes.remaining()];
        bytes.get(pair);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
