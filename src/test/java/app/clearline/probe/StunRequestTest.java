// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.HostPort;
import java.util.Arrays;
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
