// SPDX-License-Identifier: Apache-2.0
package app.clearline.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.clearline.model.PortRange;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Datagrams, sets of ports and keys, as both sides write and read them.
class WireTest {

    private static final String KEY = "0123456789abcdef-key";

    @Test
    void aDatagramIsReadAsItWasWritten() {
        Seal seal = new SharedKey(KEY.toCharArray()).seal();
        Echo request = new Echo(false, false, 7, 65535, -2L, 12);
        byte[] bytes = request.bytes(seal, 100);
        assertThat(bytes).hasSize(100);
        assertThat(Echo.read(bytes, 100, seal)).contains(request);
        request.back().write(bytes, 100, seal);
        assertThat(Echo.read(bytes, 100, seal)).contains(new Echo(true, false, 7, 65535, -2L, 12));
    }

    @Test
    void aBriefAnswerIsShortHoweverLongTheRequest() {
        Seal seal = new SharedKey(KEY.toCharArray()).seal();
        Echo request = Echo.brief(4000, 7, 3);
        byte[] bytes = request.bytes(seal, 1472);
        assertThat(Echo.read(bytes, 1472, seal)).contains(request);
        assertThat(request.answerLength(1472)).isEqualTo(Echo.SHORTEST);
        assertThat(Echo.request(4000, 7, 3).answerLength(1472)).isEqualTo(1472);
        byte[] answer = request.back().bytes(seal, Echo.SHORTEST);
        assertThat(Echo.read(answer, answer.length, seal)).contains(new Echo(true, true, 0, 4000, 7, 3));
    }

    @Test
    void whatIsNotSealedWithTheKeyIsNotRead() {
        Seal seal = new SharedKey(KEY.toCharArray()).seal();
        Seal other = new SharedKey((KEY + "2").toCharArray()).seal();
        byte[] good = Echo.request(4000, 1, 1).bytes(seal, Echo.SHORTEST);
        assertThat(Echo.read(good, good.length, other)).isEmpty();
        for (int i = 0; i < good.length; i++) {
            byte[] bent = good.clone();
            bent[i] ^= 1;
            assertThat(Echo.read(bent, bent.length, seal)).as("byte %d", i).isEmpty();
        }
    }

    @Test
    void garbageOfAnyLengthIsNoDatagram() {
        Seal seal = new SharedKey(KEY.toCharArray()).seal();
        var random = new Random(4);
        for (int length = 0; length < 3000; length += 7) {
            var bytes = new byte[length];
            random.nextBytes(bytes);
            assertThat(Echo.read(bytes, length, seal)).isEmpty();
        }
    }

    @Test
    void portsAreWrittenAsTheyAreRead() {
        PortSet ports = PortSet.parse("20000, 1025-1030,1031,65535");
        assertThat(ports).hasToString("1025-1031,20000,65535");
        assertThat(ports.size()).isEqualTo(9);
        assertThat(ports.without(PortSet.parse("1027"))).hasToString("1025-1026,1028-1031,20000,65535");
    }

    @Test
    void whatWasNotAskedPartsNoRange() {
        PortSet asked = PortSet.parse("1000,2000,3000,4000,5000");
        assertThat(PortSet.parse("1000,2000,4000,5000").ranges(asked))
                .isEqualTo(List.of(new PortRange(1000, 2000), new PortRange(4000, 5000)));
        assertThat(PortSet.parse("3000").ranges(asked)).isEqualTo(List.of(new PortRange(3000, 3000)));
        assertThat(asked.ranges()).hasSize(5);
        assertThat(PortSet.parse("1000,2000,3000,4000,5000").ranges(asked)).containsExactly(new PortRange(1000, 5000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "65536", "9-1", "a", "1-2-3", "-5", "1,,2", "999999999999"})
    void noPorts(String text) {
        assertThatThrownBy(() -> PortSet.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "with a space in between", "käse-käse-käse-käse"})
    void noKeyAndNotRepeated(String text) {
        assertThatThrownBy(() -> new SharedKey(text.toCharArray()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(text.isEmpty() ? "\0" : text);
    }

    @Test
    void aFileMayEndWithALine() {
        byte[] bytes = {1, 2, 3};
        assertThat(new SharedKey((" " + KEY + "\r\n").toCharArray()).seal().of(bytes, 3))
                .isEqualTo(new SharedKey(KEY.toCharArray()).seal().of(bytes, 3));
        assertThat(new SharedKey(SharedKey.fresh().toCharArray())).hasToString("SharedKey[hidden]");
    }
}
