// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An open byte stream and how it came about.
///
/// @param tried each address in turn (the proxy's, where one is in between) with what came of it, as in [Finding.Tcp]
/// @param forward the HTTP proxy at the far end, which takes plain requests in absolute form; null where the stream
///     leads to the endpoint itself
record Dialled(
        Socket socket, Map<String, String> tried, @Nullable HostPort forward) implements Closeable {

    Dialled {
        tried = Collections.unmodifiableMap(new LinkedHashMap<>(tried));
    }

    Finding.Tcp finding() {
        return new Finding.Tcp(text(socket.getLocalSocketAddress()), text(socket.getRemoteSocketAddress()), tried);
    }

    private static String text(@Nullable SocketAddress address) {
        if (!(address instanceof InetSocketAddress at)) {
            return "";
        }
        String host =
                at.getAddress() == null ? at.getHostString() : at.getAddress().getHostAddress();
        return new HostPort(host, at.getPort()).toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
