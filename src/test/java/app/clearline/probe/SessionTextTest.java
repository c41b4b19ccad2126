// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.clearline.model.FailureClass;
import app.clearline.model.HostPort;
import app.clearline.model.ProbeKind;
import app.clearline.model.SessionHosts.Relay;
import app.clearline.model.SessionSource;
import app.clearline.run.ProbeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTextTest {

    private static final SessionSource SOURCE = new SessionSource(
            "api",
            "/session/{session}",
            "X-Token",
            List.of(),
            "messaging_url",
            "ice_servers",
            Set.of(1004, 1005),
            Set.of(1026));

    private static SessionText.Read read(String json) throws ProbeException {
        return SessionText.of(SOURCE, json.replace('\'', '"')).hosts();
    }

    @Test
    void hostsAndLoginAreRead() throws ProbeException {
        SessionText.Read read = read("""
            [{'messaging_url':'wss://mantis.example:443/rumor','media_server_hostname':'mantis.example',
              'ice_servers':[
               {'url':'stun:192.0.2.7:3478'},
               {'url':'turn:192.0.2.7:3478?transport=udp','username':'1763812800:1.s.u','credential':'geheim'},
               {'urls':['turn:192.0.2.7:443?transport=tcp','turns:turn.example:443?transport=tcp'],
                'username':'1763812800:1.s.u','credential':'geheim'},
               {'url':'turn:[2001:db8::7]:3478','username':'1763812800:1.s.u','credential':'geheim'},
               {'url':'turn:198.51.100.9','username':'other','credential':'anders'}]}]
            """);
        assertThat(read.hosts().signalling()).isEqualTo(new HostPort("mantis.example", 443));
        assertThat(read.hosts().path()).isEqualTo("/rumor");
        assertThat(read.hosts().relays())
                .containsExactly(
                        new Relay(new HostPort("192.0.2.7", 3478), ProbeKind.STUN_UDP),
                        new Relay(new HostPort("192.0.2.7", 3478), ProbeKind.TURN_UDP),
                        new Relay(new HostPort("192.0.2.7", 443), ProbeKind.TURN_TCP),
                        new Relay(new HostPort("turn.example", 443), ProbeKind.TURN_TLS),
                        new Relay(new HostPort("2001:db8::7", 3478), ProbeKind.TURN_UDP));
        assertThat(read.others()).isEqualTo(1);
        assertThat(Objects.requireNonNull(read.hosts().login()).ends()).contains(Instant.ofEpochSecond(1_763_812_800));
        assertThat(read.hosts().toString()).doesNotContain("geheim").doesNotContain("1.s.u");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "7",
                "null",
                "[[[]]]",
                "{'messaging_url':'ws://plain.example/'}",
                "{'messaging_url':'wss://a b/'}",
                "{'messaging_url':'wss://user:geheim@host.example:99999/'}",
                "{'ice_servers':[{'url':'turn:geheim/../x:1'}]}",
                "{'ice_servers':[{'url':'turn:host.example:0','username':'u','credential':'geheim'}]}",
                "{'ice_servers':{'url':'turn:host.example:1'}}",
                "{'ice_servers':[7,null,[],{'url':7}]}"
            })
    void whatNamesNoUsableHostIsRefusedWithoutRepeatingIt(String json) {
        assertThatThrownBy(() -> read(json))
                .asInstanceOf(InstanceOfAssertFactories.type(ProbeException.class))
                .satisfies(e -> assertThat(e.failure().type()).isEqualTo(FailureClass.GARBAGE))
                .satisfies(e -> assertThat(e.toString()).doesNotContain("geheim"));
    }

    @Test
    void whatIsNoJsonIsSomebodyElsesAnswer() {
        assertThatThrownBy(() -> SessionText.of(SOURCE, "{\"credential\":\"geheim\" oops"))
                .asInstanceOf(InstanceOfAssertFactories.type(ProbeException.class))
                .satisfies(e -> assertThat(e.failure().type()).isEqualTo(FailureClass.UNEXPECTED_ANSWER))
                .satisfies(e -> assertThat(e).hasNoCause())
                .satisfies(e -> assertThat(e.toString()).doesNotContain("geheim"));
    }

    @Test
    void codesAreFoundWhereTheServicePutsThem() throws ProbeException {
        assertThat(SessionText.of(SOURCE, "[{\"code\":1004}]").code()).isEqualTo(1004);
        assertThat(SessionText.of(SOURCE, "{\"error\":{\"code\":\"1026\"}}").code())
                .isEqualTo(1026);
        assertThat(SessionText.of(SOURCE, "{\"code\":99999999999}").code()).isZero();
        assertThat(SessionText.of(SOURCE, "[]").code()).isZero();
    }
}
