// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.FailureClass;
import app.clearline.model.HostPort;
import app.clearline.run.ProbeException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/// One HTTP/1.1 request and its answer on a stream that is already open. No cookies, no login, no retry, no redirect;
/// the body is unpacked where it is compressed, and read up to a bound.
final class HttpExchange {

    private static final int MOST_HEADERS = 200;
    private static final int LONGEST_LINE = 16 * 1024;
    private static final ManagedHttpClientConnectionFactory CONNECTIONS = ManagedHttpClientConnectionFactory.builder()
            .http1Config(Http1Config.custom()
                    .setMaxHeaderCount(MOST_HEADERS)
                    .setMaxLineLength(LONGEST_LINE)
                    .build())
            .build();

    /// Logins are answered by whoever asks; the client's own would warn of each odd challenge on standard error.
    private static final RequestConfig UNAIDED =
            RequestConfig.custom().setAuthenticationEnabled(false).build();

    private final Dialled stream;
    private final @Nullable SSLSocket tls;

    /// @param tls over the stream; null for plain HTTP
    HttpExchange(Dialled stream, @Nullable SSLSocket tls) {
        this.stream = stream;
        this.tls = tls;
    }

    /// @param body with its media type; null for none
    /// @param headers beside those that HTTP needs
    /// @param most how many bytes of the answer's body are read
    record Request(String method, URI at, @Nullable HttpEntity body, Map<String, String> headers, int most) {}

    /// Asks and reads, then closes the stream.
    ///
    /// @throws ProbeException `GARBAGE` where the answer is not HTTP, or its head is longer than allowed
    /// @throws IOException also when `time` is over
    HttpAnswer ask(Request request, Duration time) throws IOException, InterruptedException {
        return Watchdog.within(time, stream, () -> {
            try (CloseableHttpClient client = client(request.at())) {
                ClassicHttpResponse answer = client.executeOpen(target(request.at()), built(request), null);
                HttpEntity entity = answer.getEntity();
                byte[] body = entity == null ? new byte[0] : start(entity, request.most());
                return HttpAnswer.of(answer, body);
            } catch (ClientProtocolException e) {
                throw garbage(e.getCause() == null ? e : e.getCause());
            } catch (MessageConstraintException | MalformedChunkCodingException | IllegalArgumentException e) {
                // The last of them: a version of HTTP that is below zero to the client's parser.
                throw garbage(e);
            } finally {
                // First the bare stream, so that nobody reads what is left of a long body.
                stream.close();
            }
        });
    }

    private static ProbeException garbage(Throwable e) {
        return new ProbeException(FailureClass.GARBAGE, "the answer breaks HTTP: " + e.getMessage());
    }

    private byte[] start(HttpEntity entity, int most) throws IOException {
        InputStream in = entity.getContent();
        byte[] body = in == null ? new byte[0] : in.readNBytes(most);
        stream.close();
        return body;
    }

    private static ClassicHttpRequest built(Request request) {
        var builder = ClassicRequestBuilder.create(request.method()).setUri(request.at());
        request.headers().forEach(builder::addHeader);
        return builder.setEntity(request.body()).build();
    }

    private static HttpHost target(URI at) {
        // A route through a proxy must name the port, also where it is the usual one.
        int usual = "https".equals(at.getScheme()) ? 443 : 80;
        return new HttpHost(at.getScheme(), at.getHost(), at.getPort() < 0 ? usual : at.getPort());
    }

    private CloseableHttpClient client(URI at) {
        return HttpClients.custom()
                .setConnectionManager(new BasicHttpClientConnectionManager(new Bound(), CONNECTIONS))
                .setRoutePlanner((host, context) -> route(target(at)))
                .setUserAgent("Clearline")
                .setDefaultRequestConfig(UNAIDED)
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableConnectionState()
                .build();
    }

    /// Through a proxy that takes the absolute form, or straight on.
    private HttpRoute route(HttpHost target) {
        HostPort proxy = stream.forward();
        return proxy == null
                ? new HttpRoute(target, null, tls != null)
                : new HttpRoute(target, null, new HttpHost(proxy.host(), proxy.port()), false);
    }

    /// "Connects" to the stream that is there.
    private final class Bound implements HttpClientConnectionOperator {
        @Override
        public void connect(
                ManagedHttpClientConnection connection,
                HttpHost host,
                @Nullable InetSocketAddress local,
                @Nullable TimeValue timeout,
                @Nullable SocketConfig config,
                HttpContext context)
                throws IOException {
            Socket raw = stream.socket();
            if (tls == null) {
                connection.bind(raw);
            } else {
                connection.bind(tls, raw);
            }
        }

        @Override
        public void upgrade(ManagedHttpClientConnection connection, HttpHost host, HttpContext context) {
            throw new UnsupportedOperationException("TLS is under way before HTTP begins");
        }
    }
}
