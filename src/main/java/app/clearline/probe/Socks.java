// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Credentials;
import app.clearline.model.FailureClass;
import app.clearline.model.HostPort;
import app.clearline.run.ProbeException;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The client's side of SOCKS version 5 (RFC 1928), with user name and password (RFC 1929) where there are some; names
/// are resolved by the proxy.
final class Socks {

    private static final int VERSION = 5;
    private static final int NO_LOGIN = 0;
    private static final int PASSWORD = 2;

    private Socks() {}

    /// Asks for a tunnel.
    ///
    /// @throws ProbeException `PROXY_LOGIN`, `PROXY_REFUSED` with the reply code, or `GARBAGE`
    static void ask(Socket proxy, HostPort target, @Nullable Credentials credentials) throws IOException {
        OutputStream out = proxy.getOutputStream();
        var in = new DataInputStream(proxy.getInputStream());
        out.write(
                credentials == null ? new byte[] {VERSION, 1, NO_LOGIN} : new byte[] {VERSION, 2, NO_LOGIN, PASSWORD});
        version(in.readUnsignedByte(), VERSION);
        int method = in.readUnsignedByte();
        if (method == PASSWORD && credentials != null) {
            logIn(out, in, credentials);
        } else if (method != NO_LOGIN) {
            throw new ProbeException(FailureClass.PROXY_LOGIN, "the SOCKS proxy asks for a login");
        }
        out.write(request(target));
        version(in.readUnsignedByte(), VERSION);
        int reply = in.readUnsignedByte();
        if (reply != 0) {
            throw new ProbeException(
                    FailureClass.PROXY_REFUSED,
                    "the SOCKS proxy answered " + reason(reply),
                    Connect.refusal(target, reply, List.of()));
        }
        in.readUnsignedByte();
        int length = switch (in.readUnsignedByte()) {
            case 1 -> 4;
            case 3 -> in.readUnsignedByte();
            case 4 -> 16;
            default ->
                throw new ProbeException(FailureClass.GARBAGE, "the SOCKS proxy's answer has no known address type");
        };
        in.readFully(new byte[length + 2]);
    }

    private static void logIn(OutputStream out, DataInputStream in, Credentials credentials) throws IOException {
        byte[] user = bounded(credentials.user().getBytes(StandardCharsets.UTF_8));
        char[] secret = credentials.password();
        byte[] password = bounded(new String(secret).getBytes(StandardCharsets.UTF_8));
        Arrays.fill(secret, '\0');
        var login = new ByteArrayOutputStream();
        login.write(1);
        login.write(user.length);
        login.writeBytes(user);
        login.write(password.length);
        login.writeBytes(password);
        out.write(login.toByteArray());
        version(in.readUnsignedByte(), 1);
        if (in.readUnsignedByte() != 0) {
            throw new ProbeException(FailureClass.PROXY_LOGIN, "the SOCKS proxy refused the login");
        }
    }

    private static byte[] bounded(byte[] text) throws ProbeException {
        if (text.length > 255) {
            throw new ProbeException(FailureClass.UNSUPPORTED, "SOCKS takes names and passwords of at most 255 bytes");
        }
        return text;
    }

    private static byte[] request(HostPort target) {
        var request = new ByteArrayOutputStream();
        request.writeBytes(new byte[] {VERSION, 1, 0});
        if (Names.literal(target.host())) {
            byte[] address = InetAddress.ofLiteral(target.host()).getAddress();
            request.write(address.length == 4 ? 1 : 4);
            request.writeBytes(address);
        } else {
            byte[] name = target.host().getBytes(StandardCharsets.US_ASCII);
            request.write(3);
            request.write(name.length);
            request.writeBytes(name);
        }
        request.write(target.port() >> 8);
        request.write(target.port());
        return request.toByteArray();
    }

    private static void version(int found, int wanted) throws ProbeException {
        if (found != wanted) {
            throw new ProbeException(FailureClass.GARBAGE, "not a SOCKS proxy: it answered with byte " + found);
        }
    }

    private static String reason(int reply) {
        return switch (reply) {
            case 1 -> "1, general failure";
            case 2 -> "2, not allowed by its rules";
            case 3 -> "3, network unreachable";
            case 4 -> "4, host unreachable";
            case 5 -> "5, connection refused";
            case 6 -> "6, TTL expired";
            case 7 -> "7, command not supported";
            case 8 -> "8, address type not supported";
            default -> reply + ", which means nothing";
        };
    }
}
