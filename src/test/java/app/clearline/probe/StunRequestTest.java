// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Credentials;
import app.clearline.model.HostPort;
import java.util.Arrays;
import org.ice4j.attribute.Attribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StunRequestTest {

    private static final int SOFTWARE = 0x8022;
    private static final int DATA = 0x0013;
    private static final int BINDING_REQUEST = 0x0001;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 1199})
    void dataOfAnyLengthMakesAWholeMessage(int length) throws Exception {
        var data = new byte[length];
        Arrays.fill(data, (byte) 'x');
        byte[] message = StunRequest.indication(new HostPort("127.0.0.1", 9), data);
        StunWire.check(message);
        int at = StunWire.find(message, DATA);
        assertThat(StunWire.number(message, at + 2)).isEqualTo(length);
        assertThat(message).hasSize(at + 4 + StunWire.padded(length)).endsWith(new byte[(4 - length % 4) % 4]);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 13})
    void aLoginOfAnyLengthMakesAWholeMessage(int length) throws Exception {
        var said = new byte[length];
        Arrays.fill(said, (byte) 'x');
        try (var credentials = new Credentials("x".repeat(length), "secret".toCharArray())) {
            var login = new LongTermLogin(credentials, said, said);
            byte[] message = StunRequest.allocate(login).bytes();
            StunWire.check(message);
            for (int type : new int[] {Attribute.USERNAME, Attribute.REALM, Attribute.NONCE}) {
                int at = StunWire.find(message, type);
                assertThat(at).as("%x", type).isPositive();
                assertThat(StunWire.number(message, at + 2)).isEqualTo(length);
            }
            assertThat(login.signed(message)).isTrue();
        }
    }

    @Test
    void aPlainRequestIsAHeaderAndNothingElse() throws Exception {
        byte[] message = StunRequest.binding().bytes();
        StunWire.check(message);
        assertThat(message).hasSize(StunWire.HEADER);
        assertThat(StunWire.number(message, 0)).isEqualTo(BINDING_REQUEST);
    }

    @Test
    void nobodyIsToldWhichProgramAsks() throws Exception {
        byte[] message = StunRequest.allocate(null).bytes();
        StunWire.check(message);
        assertThat(StunWire.find(message, SOFTWARE)).isNegative();
    }
}
