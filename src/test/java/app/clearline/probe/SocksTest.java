// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.clearline.fixture.FedSocket;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.run.ProbeException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SocksTest {

    private static final HostPort TARGET = new HostPort("a.test", 443);

    @ParameterizedTest
    @CsvSource({
        "1, '1, general failure'",
        "2, '2, not allowed by its rules'",
        "3, '3, network unreachable'",
        "4, '4, host unreachable'",
        "5, '5, connection refused'",
        "9, '9, which means nothing'"
    })
    void aRefusalIsLeftWithItsReply(int reply, String said) {
        ProbeException refused = catchThrowableOfType(ProbeException.class, () -> ask(5, 0, 5, reply));
        assertThat(refused.failure().type()).isEqualTo(FailureClass.PROXY_REFUSED);
        assertThat(refused.failure().detail()).endsWith(said);
        assertThat(refused.finding())
                .isEqualTo(new Finding.Proxy(new Finding.ConnectAnswer(TARGET, reply, List.of()), null, null, null));
    }

    @Test
    void aQuestionForALoginIsNoRefusal() {
        ProbeException asked = catchThrowableOfType(ProbeException.class, () -> ask(5, 255));
        assertThat(asked.failure().type()).isEqualTo(FailureClass.PROXY_LOGIN);
        assertThat(asked.finding()).isNull();
    }

    private static void ask(int... answer) throws IOException {
        byte[] bytes = new byte[answer.length];
        for (int i = 0; i < answer.length; i++) {
            bytes[i] = (byte) answer[i];
        }
        Socks.ask(new FedSocket(bytes), TARGET, null);
    }
}
