// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.respond.Switchboard.ByStream;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class SwitchboardTest {

    private static final InetSocketAddress HERE = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 4000);

    private final Switchboard switchboard = new Switchboard(false);
    private final ByteArrayOutputStream heardByOne = new ByteArrayOutputStream();
    private final ByteArrayOutputStream heardByOther = new ByteArrayOutputStream();
    private final ByStream one = new ByStream(heardByOne, HERE);
    private final ByStream other = new ByStream(heardByOther, HERE);

    /// Three bytes on channel 0x4001 come as channel 0x4002, padded to four.
    @Test
    void dataGoesToThePlaceThatItsChannelLeadsToAndHasAWayBack() {
        InetSocketAddress from = switchboard.place(one);
        InetSocketAddress to = switchboard.place(other);
        assertThat(from).isNotEqualTo(to);
        assertThat(switchboard.bind(one, 0x4001, to)).isTrue();
        switchboard.data(one, new byte[] {0x40, 1, 0, 3, 7, 8, 9, 0});
        assertThat(heardByOther.toByteArray()).as("no permission yet").isEmpty();

        assertThat(switchboard.bind(other, 0x4002, from)).isTrue();
        switchboard.data(one, new byte[] {0x40, 1, 0, 3, 7, 8, 9, 0});
        assertThat(heardByOther.toByteArray()).containsExactly(0x40, 2, 0, 3, 7, 8, 9, 0);
        assertThat(heardByOne.toByteArray()).isEmpty();
    }

    @Test
    void whatLeadsNowhereOrIsCutShortGoesNowhere() {
        InetSocketAddress from = switchboard.place(one);
        switchboard.bind(one, 0x4001, switchboard.place(other));
        switchboard.bind(other, 0x4002, from);
        switchboard.data(one, new byte[] {0x40, 3, 0, 1, 7, 0, 0, 0});
        switchboard.data(one, new byte[] {0x40, 1, 0, 9, 7});
        switchboard.data(one, new byte[] {0x40});
        switchboard.leave(other);
        switchboard.data(one, new byte[] {0x40, 1, 0, 1, 7, 0, 0, 0});
        assertThat(heardByOther.toByteArray()).isEmpty();
        assertThat(switchboard.bind(other, 0x4002, from)).isFalse();
    }
}
