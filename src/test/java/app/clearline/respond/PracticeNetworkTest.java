// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.clearline.model.Answers;
import app.clearline.model.Cause;
import app.clearline.model.Endpoint;
import app.clearline.model.ProxyLogin;
import app.clearline.model.ProxySetting;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// The healthy practice network, asked with clients of the JDK.
class PracticeNetworkTest {

    private static Wire wire;

    @BeforeAll
    static void start() throws IOException {
        wire = Wire.with();
    }

    @AfterAll
    static void stop() {
        wire.close();
    }

    @Test
    void everyEndpointIsMovedToAPortOfItsOwnAndKeepsNameAndNominalPort() {
        var before = Wire.practice().endpoints();
        var after = wire.network().service().endpoints();
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).host()).isEqualTo(before.get(i).host());
            assertThat(after.get(i).port()).isEqualTo(before.get(i).port());
            assertThat(after.get(i).at().port()).isGreaterThan(1024);
        }
        assertThat(wire.endpoint("relay-tcp").at())
                .isEqualTo(wire.endpoint("relay-tls").at());
        assertThat(wire.endpoint("api").at().port())
                .isNotEqualTo(wire.endpoint("static").at().port());
    }

    @Test
    void withoutFaultsThereIsNoProxy() {
        Answers fitted = wire.network().fit(Answers.UNKNOWN);
        assertThat(fitted.proxy()).isEqualTo(new ProxySetting.None());
        assertThat(fitted.login()).isEqualTo(ProxyLogin.NONE);
    }

    @Test
    void everyHttpsEndpointAnswersAsExpectedWithAChainToThePracticeRoot() throws IOException {
        for (Endpoint endpoint : wire.network().service().endpoints()) {
            if (endpoint.probes().contains(app.clearline.model.ProbeKind.HTTPS)) {
                String answer = wire.https(endpoint.id());
                assertThat(answer)
                        .as(endpoint.id())
                        .startsWith("HTTP/1.1 200 OK\r\nDate: ")
                        .doesNotContain("html");
            }
        }
    }

    @Test
    void canariesAnswerWithWhatIsKnownOfThem() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            int empty = wire.endpoint("canary-empty").at().port();
            int text = wire.endpoint("canary-text").at().port();
            assertThat(get(client, empty, "/generate_204").statusCode()).isEqualTo(204);
            assertThat(get(client, text, "/success.txt").body()).isEqualTo("success\n");
            assertThat(get(client, text, "/elsewhere").statusCode()).isEqualTo(404);
            assertThat(get(client, text, "/echo").body())
                    .startsWith("GET /echo\n")
                    .contains("Host: 127.0.0.1:");
        }
    }

    private static HttpResponse<String> get(HttpClient client, int port, String path)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aWebSocketOpensAnswersPingsAndEchoes() throws IOException {
        try (var socket = wire.tls("signalling")) {
            socket.getOutputStream()
                    .write(Wire.upgrade(wire.endpoint("signalling")).getBytes(StandardCharsets.US_ASCII));
            var in = new DataInputStream(socket.getInputStream());
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.readUnsignedByte());
            }
            assertThat(head)
                    .startsWith("HTTP/1.1 101 ")
                    .contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n");
            assertThat(frame(socket, in, 0x89, new byte[] {7, 8})).containsExactly(0x8A, 2, 7, 8);
            byte[] text = "hello".getBytes(StandardCharsets.US_ASCII);
            assertThat(frame(socket, in, 0x81, text)).containsExactly(0x81, 5, 'h', 'e', 'l', 'l', 'o');
            assertThat(frame(socket, in, 0x88, new byte[] {3, (byte) 0xE8})).containsExactly(0x88, 2, 3, 0xE8);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    private static byte[] frame(Socket socket, DataInputStream in, int first, byte[] payload) throws IOException {
        var frame = ByteBuffer.allocate(6 + payload.length).put((byte) first).put((byte) (0x80 | payload.length));
        frame.put(new byte[4]).put(payload);
        socket.getOutputStream().write(frame.array());
        var answer = new byte[2 + payload.length];
        in.readFully(answer);
        return answer;
    }

    @Test
    void dnsKnowsTheNamesOfTheServiceAlone() throws IOException {
        assertThat(ask("api.practice.test", Type.A).getSection(Section.ANSWER))
                .singleElement()
                .extracting(Record::rdataToString)
                .isEqualTo("127.0.0.1");
        assertThat(ask("API.Practice.Test", Type.A).getSection(Section.ANSWER)).hasSize(1);
        assertThat(ask("api.practice.test", Type.AAAA).getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(ask("api.practice.test", Type.AAAA).getSection(Section.ANSWER))
                .isEmpty();
        assertThat(ask("random.practice.test", Type.A).getRcode()).isEqualTo(Rcode.NXDOMAIN);
    }

    @Test
    void dnsAnswersOverTcpToo() throws IOException {
        byte[] query = query("control.practice-other.test", Type.A);
        try (var socket = wire.tcp(wire.network().resolver().port())) {
            socket.getOutputStream()
                    .write(ByteBuffer.allocate(2 + query.length)
                            .putShort((short) query.length)
                            .put(query)
                            .array());
            var in = new DataInputStream(socket.getInputStream());
            var answer = new Message(in.readNBytes(in.readUnsignedShort()));
            assertThat(answer.getSection(Section.ANSWER)).hasSize(1);
        }
    }

    private static Message ask(String name, int type) throws IOException {
        byte[] answer = Wire.udp(wire.network().resolver(), query(name, type));
        assertThat(answer).isNotEmpty();
        return new Message(answer);
    }

    static byte[] query(String name, int type) throws IOException {
        return Message.newQuery(Record.newRecord(Name.fromString(name + "."), type, DClass.IN))
                .toWire();
    }

    @Test
    void aFaultThatCannotBeShownIsRefusedWithTheOnesThatCan() {
        assertThatThrownBy(() -> PracticeNetwork.start(Wire.practice(), Set.of(Cause.VPN_IN_PATH)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("vpn-in-path")
                .hasMessageContaining("udp-blocked, udp-3478-blocked");
    }
}
