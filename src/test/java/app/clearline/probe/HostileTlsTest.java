// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.FailureClass;
import app.clearline.model.ProbeKind;
import app.clearline.run.Surroundings;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HostileTlsTest {

    private static final Leaks LEAKS = new Leaks();
    private final TlsProbe probe = new TlsProbe(new Dialer(Surroundings.DEFAULT), new Trust(Surroundings.DEFAULT));

    @BeforeAll
    static void before() throws Exception {
        LEAKS.begin();
    }

    @AfterAll
    static void after() throws Exception {
        LEAKS.none();
    }

    private FailureClass shake(FarEnd.Manner manner) throws Exception {
        try (var end = new FarEnd(manner)) {
            return Steps.of(ProbeKind.TLS, "127.0.0.1", end.port())
                    .within(Duration.ofSeconds(2))
                    .run(probe)
                    .failed();
        }
    }

    @Test
    void garbageIsNoHandshake() throws Exception {
        assertThat(shake((socket, in, out) -> {
                    FarEnd.say(out, "HTTP/1.1 400 Bad Request\r\n\r\n");
                    in.readAllBytes();
                }))
                .isEqualTo(FailureClass.TLS_HANDSHAKE);
    }

    @Test
    void anAlertIsNoHandshake() throws Exception {
        assertThat(shake((socket, in, out) -> {
                    in.read(new byte[512]);
                    out.write(new byte[] {21, 3, 3, 0, 2, 2, 40});
                    in.readAllBytes();
                }))
                .isEqualTo(FailureClass.TLS_HANDSHAKE);
    }

    @Test
    void silenceIsATimeout() throws Exception {
        assertThat(shake((socket, in, out) -> in.readAllBytes())).isEqualTo(FailureClass.TIMEOUT);
    }

    @Test
    void aHandshakeThatDripsIsATimeout() throws Exception {
        assertThat(shake((socket, in, out) -> {
                    out.write(new byte[] {22, 3, 3, 64, 0});
                    FarEnd.drip(out, "\0");
                }))
                .isEqualTo(FailureClass.TIMEOUT);
    }

    @Test
    void closingIsSaidSo() throws Exception {
        assertThat(shake((socket, in, out) -> in.read(new byte[4_096]))).isEqualTo(FailureClass.CLOSED);
    }

    @Test
    void aResetIsSaidSo() throws Exception {
        assertThat(shake((socket, in, out) -> {
                    in.read();
                    socket.setSoLinger(true, 0);
                }))
                .isEqualTo(FailureClass.RESET);
    }
}
