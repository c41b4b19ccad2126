// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TurnServerTest {

    /// RFC 5769 §2.1: a request with SOFTWARE, USERNAME, MESSAGE-INTEGRITY (short-term) and FINGERPRINT.
    private static final byte[] SAMPLE = HexFormat.of()
            .parseHex("000100582112a442b7e7a701bc34d686fa87dfae802200105354554e207465737420636c69656e74"
                    + "002400046e0001ff80290008932ff9b151263b36000600096576746a3a683676592020200008001"
                    + "49aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a280280004e57a3bcf");

    private static Wire wire;
    private static String password;

    @BeforeAll
    static void start() throws IOException {
        wire = Wire.with();
        password = new String(wire.network().credentials().password());
    }

    @AfterAll
    static void stop() {
        wire.close();
    }

    @Test
    void theSampleOfTheRfcIsIntactWithItsPasswordOnly() {
        var sample = StunMessage.read(SAMPLE).orElseThrow();
        assertThat(sample.intact("VOkJxbRl1RmTxUk/WvJxBt".getBytes(StandardCharsets.US_ASCII)))
                .isTrue();
        assertThat(sample.intact("VOkJxbRl1RmTxUk/WvJxBs".getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
    }

    @Test
    void bindingTellsTheAddressOfTheAsker() throws IOException {
        for (String id : new String[] {"relay-udp", "control-stun", "control-high-port"}) {
            byte[] answer = wire.udp(id, StunRequest.binding());
            assertThat(answer).isNotEmpty();
            assertThat(StunRequest.type(answer)).isEqualTo("0101");
            byte[] mapped = StunRequest.attribute(answer, 0x0020);
            assertThat(ByteBuffer.wrap(mapped).getInt(4) ^ 0x2112A442).isEqualTo(0x7F000001);
        }
    }

    @Test
    void aRequestWithAFingerprintGetsOneBack() throws IOException {
        byte[] answer = wire.udp("relay-udp", SAMPLE);
        assertThat(answer).isNotEmpty();
        var crc = new java.util.zip.CRC32();
        crc.update(answer, 0, answer.length - 8);
        assertThat(ByteBuffer.wrap(answer).getInt(answer.length - 4)).isEqualTo((int) crc.getValue() ^ 0x5354554E);
    }

    @Test
    void overUdpALoginIsAskedForAndChecked() throws IOException {
        login(request -> wire.udp("relay-udp", request));
    }

    @Test
    void overTcpALoginIsAskedForAndChecked() throws IOException {
        try (var socket = wire.tcp("relay-tcp")) {
            login(request -> overStream(socket, request));
        }
    }

    @Test
    void overTlsOnTheSamePortALoginIsAskedForAndChecked() throws IOException {
        try (var socket = wire.tls("relay-tls")) {
            login(request -> overStream(socket, request));
        }
    }

    @FunctionalInterface
    private interface Transport {
        byte[] exchange(byte[] request) throws IOException;
    }

    private static void login(Transport transport) throws IOException {
        byte[] challenge = transport.exchange(StunRequest.allocate());
        assertThat(StunRequest.type(challenge)).isEqualTo("0113");
        assertThat(StunRequest.error(challenge)).isEqualTo(401);
        byte[] nonce = StunRequest.attribute(challenge, 0x0015);
        String realm = new String(StunRequest.attribute(challenge, 0x0014), StandardCharsets.UTF_8);
        assertThat(realm).isEqualTo("practice.test");

        byte[] wrong = transport.exchange(StunRequest.allocate("practice", realm, nonce, "guess"));
        assertThat(StunRequest.error(wrong)).isEqualTo(401);
        byte[] stale = transport.exchange(StunRequest.allocate("practice", realm, new byte[8], password));
        assertThat(StunRequest.error(stale)).isEqualTo(438);

        byte[] granted = transport.exchange(StunRequest.allocate("practice", realm, nonce, password));
        assertThat(StunRequest.type(granted)).isEqualTo("0103");
        assertThat(StunRequest.attributes(granted)).containsKeys(0x0016, 0x0020, 0x000D, 0x0008);
        byte[] relayed = StunRequest.attribute(granted, 0x0016);
        assertThat(ByteBuffer.wrap(relayed).getInt(4) ^ 0x2112A442).isEqualTo(0x7F000001);
    }

    private static byte[] overStream(Socket socket, byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        var in = new DataInputStream(socket.getInputStream());
        var header = new byte[20];
        in.readFully(header);
        var whole = java.util.Arrays.copyOf(header, 20 + ByteBuffer.wrap(header).getShort(2));
        in.readFully(whole, 20, whole.length - 20);
        return whole;
    }
}
