// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.HostPort;
import app.clearline.model.ProxyKind;
import app.clearline.model.ProxySetting;
import java.net.URI;
import org.junit.jupiter.api.Test;

class ProxyAddressTest {

    @Test
    void whatPeopleTypeBecomesASetting() {
        assertThat(ProxyAddress.setting(ProxyKind.HTTP, " http://proxy.example.com:8080/ "))
                .isEqualTo(new ProxySetting.Http(new HostPort("proxy.example.com", 8080)));
        assertThat(ProxyAddress.setting(ProxyKind.SOCKS, "[2001:db8::1]:1080"))
                .isEqualTo(new ProxySetting.Socks(new HostPort("2001:db8::1", 1080)));
        assertThat(ProxyAddress.setting(ProxyKind.PAC, "http://wpad.example.com/proxy.pac"))
                .isEqualTo(new ProxySetting.Pac(URI.create("http://wpad.example.com/proxy.pac")));
        assertThat(ProxyAddress.setting(ProxyKind.NONE, "ignored")).isEqualTo(new ProxySetting.None());
    }

    @Test
    void whatIsNoAddressIsNamed() {
        assertThat(ProxyAddress.problem(ProxyKind.HTTP, "")).contains("desktop.proxy.problem.empty.http");
        assertThat(ProxyAddress.problem(ProxyKind.HTTP, "proxy.example.com"))
                .contains("desktop.proxy.problem.wrong.http");
        assertThat(ProxyAddress.problem(ProxyKind.SOCKS, "proxy.example.com:99999"))
                .contains("desktop.proxy.problem.wrong.socks");
        assertThat(ProxyAddress.problem(ProxyKind.PAC, "javascript:alert(1)"))
                .contains("desktop.proxy.problem.wrong.pac");
        assertThat(ProxyAddress.problem(ProxyKind.PAC, "http://x/" + "a".repeat(3_000)))
                .contains("desktop.proxy.problem.wrong.pac");
        assertThat(ProxyAddress.problem(ProxyKind.UNKNOWN, "")).isEmpty();
    }

    @Test
    void aWrongAddressCountsAsUnknown() {
        assertThat(ProxyAddress.setting(ProxyKind.HTTP, "no port")).isEqualTo(new ProxySetting.Unknown());
    }
}
