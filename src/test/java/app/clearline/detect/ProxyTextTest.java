// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import static app.clearline.detect.Samples.http;
import static app.clearline.detect.Samples.pac;
import static app.clearline.detect.Samples.socks;
import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.ProxySetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyTextTest {

    @Test
    void proxiesAreReadInAllTheirSpellings() {
        assertThat(ProxyText.proxy("proxy.corp.example:3128")).isEqualTo(http("proxy.corp.example", 3128));
        assertThat(ProxyText.proxy(" HTTP://Proxy.Corp.Example:3128/ ")).isEqualTo(http("proxy.corp.example", 3128));
        assertThat(ProxyText.proxy("http://proxy.corp.example")).isEqualTo(http("proxy.corp.example", 80));
        assertThat(ProxyText.proxy("http://proxy.corp.example 8080")).isEqualTo(http("proxy.corp.example", 8080));
        assertThat(ProxyText.proxy("http://[2001:db8::1]:3128")).isEqualTo(http("2001:db8::1", 3128));
        assertThat(ProxyText.proxy("socks5h://192.0.2.1")).isEqualTo(socks("192.0.2.1", 1080));
        assertThat(ProxyText.proxy("direct://x")).isEqualTo(new ProxySetting.None());
    }

    @Test
    void credentialsAreDropped() {
        assertThat(ProxyText.proxy("http://erika:s3cret@proxy.example:3128")).isEqualTo(http("proxy.example", 3128));
        assertThat(ProxyText.proxy("http://corp%5Cerika:p@ss@proxy.example:3128"))
                .isEqualTo(http("proxy.example", 3128));
        assertThat(ProxyText.pac("http://erika:s3cret@pac.example:81/p.pac?x=1#y"))
                .isEqualTo(pac("http://pac.example:81/p.pac?x=1#y"));
        assertThat(ProxyText.pac("HTTPS://erika:s%40cret@pac.example/p.pac"))
                .isEqualTo(pac("HTTPS://pac.example/p.pac"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":3128",
                "proxy.example:0",
                "proxy.example:70000",
                "proxy.example:port",
                "https://proxy.example:443",
                "quic://proxy.example:443",
                "http://a b c",
                "\u0000\u0001",
                "http://[::1:80"
            })
    void whatIsNoProxyIsUnknown(String text) {
        assertThat(ProxyText.proxy(text)).isEqualTo(new ProxySetting.Unknown());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "proxy.pac",
                "\\\\server\\share\\proxy.pac",
                "data:text/plain,x",
                "http://",
                "http://a b/",
                "javascript:alert(1)",
                "http://erika:pa/ss@pac.example/p.pac"
            })
    void whatIsNoScriptAddressIsUnknown(String text) {
        assertThat(ProxyText.pac(text)).isEqualTo(new ProxySetting.Unknown());
    }

    @Test
    void aListByProtocolSaysWhereHttpsGoes() {
        assertThat(ProxyText.forHttps("proxy.example:8080")).isEqualTo(http("proxy.example", 8080));
        assertThat(ProxyText.forHttps("http=a:80;https=http://b:8443;socks=c:1080"))
                .isEqualTo(http("b", 8443));
        assertThat(ProxyText.forHttps("http=a:80;socks=c:1081")).isEqualTo(socks("c", 1081));
        assertThat(ProxyText.forHttps("http=a:80")).isEqualTo(new ProxySetting.None());
        assertThat(ProxyText.forHttps("a:80,b:81")).isEqualTo(http("a", 80));
        assertThat(ProxyText.forHttps("x".repeat(3000))).isEqualTo(new ProxySetting.Unknown());
    }

    @Test
    void bypassListsAreBoundedAndHoldNoCredentials() {
        assertThat(ProxyText.bypass("<local>;*.corp.example, 10.0.0.0/8|a@b  " + "y".repeat(300)))
                .containsExactly("<local>", "*.corp.example", "10.0.0.0/8");
        assertThat(ProxyText.bypass("host,".repeat(1000))).hasSize(500);
    }
}
