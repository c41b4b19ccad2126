// SPDX-License-Identifier: Apache-2.0
package app.clearline.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.BrowserName;
import app.clearline.model.BrowserSupport;
import app.clearline.model.Condition;
import app.clearline.model.Criterion;
import app.clearline.model.Endpoint;
import app.clearline.model.Expectation;
import app.clearline.model.Group;
import app.clearline.model.HostPort;
import app.clearline.model.Known;
import app.clearline.model.Level;
import app.clearline.model.OsName;
import app.clearline.model.Outcome;
import app.clearline.model.Picture;
import app.clearline.model.ProbeKind;
import app.clearline.model.ProxyKind;
import app.clearline.model.ProxyLogin;
import app.clearline.model.Requirement;
import app.clearline.model.Role;
import app.clearline.model.RuleCase;
import app.clearline.model.Service;
import app.clearline.model.Thresholds;
import app.clearline.model.Timers;
import app.clearline.model.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What stands in a profile arrives in the model.
class ProfileReadingTest {

    private static final String HEAD = "id: acme\nname: Acme\nextends: opentok\ndate: 2026-01-31\n";

    @TempDir
    private Path folder;

    @Test
    void theExampleOfTheManualIsReadAsItStands() throws IOException, ProfileException {
        String manual = Files.readString(Path.of("docs/profile.md"));
        Service acme = read(manual.substring(manual.indexOf("```yaml\n") + 8, manual.indexOf("\n```\n")));

        assertThat(List.of(acme.id(), acme.name(), acme.document(), acme.source(), acme.date()))
                .containsExactly("acme", "Acme Calls", "Acme network guide", "https://acme.example/net", "2026-01-31");
        assertThat(acme.endpoints().getFirst())
                .isEqualTo(new Endpoint(
                        "api",
                        Role.API,
                        new HostPort("api.acme.example", 443),
                        443,
                        "/health",
                        Set.of(ProbeKind.TCP, ProbeKind.TLS, ProbeKind.HTTPS),
                        false,
                        new Expectation("GET", Set.of(200), "application/json", "ok")));
        assertThat(acme.endpoint("relay").orElseThrow().path()).isEqualTo("/");
        assertThat(acme.endpoint("relay").orElseThrow().expect()).isEqualTo(Expectation.ANY);
        assertThat(acme.requirements().getFirst())
                .isEqualTo(new Requirement(
                        "web",
                        Level.REQUIRED,
                        Group.REACHABILITY,
                        new Criterion.Domain("*.acme.example"),
                        Condition.ALWAYS,
                        "*.acme.example is allowed",
                        "The guide asks for it.",
                        "The hosts change often; allow the whole domain.",
                        "Acme network guide",
                        "2026-01-31"));
        var login = new Condition(
                Set.of(BrowserName.CHROME),
                new Version("100"),
                null,
                Set.of(),
                Set.of(ProxyKind.HTTP, ProxyKind.PAC),
                Set.of(ProxyLogin.BASIC, ProxyLogin.NTLM),
                Set.of());
        assertThat(acme.requirements().getLast().criterion())
                .isEqualTo(new Criterion.Rule(List.of(new RuleCase(
                        "old",
                        login,
                        Outcome.FAIL,
                        Outcome.FAIL,
                        "This Chrome cannot log in to the proxy during a call. Update it."))));
        assertThat(acme.browsers())
                .containsExactly(
                        new BrowserSupport(
                                BrowserName.CHROME, new Version("90"), new Version("118"), new Version("156"), null),
                        new BrowserSupport(BrowserName.IE, null, null, null, BrowserName.EDGE));
        assertThat(acme.thresholds())
                .isEqualTo(new Thresholds(
                        3, Duration.ofMillis(30), Duration.ofMillis(200), 350, Duration.ofMinutes(5), List.of()));
        assertThat(acme.timers()).isEqualTo(new Timers(Duration.ofSeconds(15), Duration.ofSeconds(6)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {tcp-port: 8443}        | TcpPort[port=8443]
        {domain: a.example}     | Domain[domain=a.example]
        names                   | Names[]
        genuine-tls             | GenuineTls[]
        signalling              | Signalling[]
        {udp-port: 3478}        | UdpPort[port=3478]
        {udp-range: 1025-65535} | UdpRange[from=1025, to=65535]
        udp-media               | UdpMedia[]
        udp-stateful            | UdpStateful[]
        {relay: tls}            | Relay[transport=tls]
        {ocsp: o.example}       | Revocation[kind=OCSP, host=o.example]
        {crl: c.example}        | Revocation[kind=CRL, host=c.example]
        versions                | Versions[]
        proxy-configured        | ProxyConfigured[]
        proxy-without-login     | ProxyWithoutLogin[]
        quality                 | Quality[]
        {datagram-size: 1252}   | DatagramSize[bytes=1252]
        mapping                 | Mapping[]
        ipv6                    | Ipv6[]
        large-hello             | LargeHello[]
        policies                | Policies[]
        """)
    void everyCriterionCanBeWritten(String written, String criterion) throws IOException, ProfileException {
        Service acme = read(HEAD + "requirements:\n  - {id: mine, level: optimal, group: quality, title: t, source: s,"
                + " date: 2026-01-31, criterion: " + written + "}\n");
        assertThat(acme.requirements().getLast().criterion()).hasToString(criterion);
    }

    @Test
    void everyKeyOfAConditionArrives() throws IOException, ProfileException {
        String own = """
            requirements:
              - id: mine
                level: required
                group: quality
                criterion: names
                when:
                  browser: [firefox, safari]
                  at-least: 17.4
                  below: "120.0.1"
                  system: [macos, ios]
                  proxy: socks
                  login: kerberos
                  inspection: yes
                title: t
                source: s
                date: 2026-01-31
            """;
        Service acme = read(HEAD + own);
        assertThat(acme.requirements().getLast().when())
                .isEqualTo(new Condition(
                        Set.of(BrowserName.FIREFOX, BrowserName.SAFARI),
                        new Version("120.0.1"),
                        new Version("17.4"),
                        Set.of(OsName.MACOS, OsName.IOS),
                        Set.of(ProxyKind.SOCKS),
                        Set.of(ProxyLogin.KERBEROS),
                        Set.of(Known.YES)));
    }

    @Test
    void whatExtendsTakesThePlaceOfWhatHasItsId() throws IOException, ProfileException {
        Service opentok = Profiles.find("opentok");
        String own = """
            endpoints:
              - {id: config, role: api, host: config.acme.example, port: 8443, probes: tcp, sample: true}
            browsers:
              - {name: chrome, floor: 100}
            thresholds:
              jitter-ms: 50
              pictures: [{name: small, kilobits-per-second: 150, usable: 113}, {name: big, kilobits-per-second: 900, usable: 700}]
            """;
        Service acme = read(HEAD + own);
        assertThat(acme.endpoints()).hasSameSizeAs(opentok.endpoints());
        assertThat(acme.endpoints().get(1).at()).isEqualTo(new HostPort("config.acme.example", 8443));
        assertThat(acme.endpoints().get(1).sample()).isTrue();
        assertThat(acme.requirements()).isEqualTo(opentok.requirements());
        assertThat(acme.browsers()).hasSameSizeAs(opentok.browsers());
        assertThat(acme.browsers().getFirst().floor()).isEqualTo(new Version("100"));
        assertThat(acme.thresholds().jitter()).isEqualTo(Duration.ofMillis(50));
        assertThat(acme.thresholds().pictures())
                .containsExactly(new Picture("big", 900, 700), new Picture("small", 150, 113));
        assertThat(acme.timers()).isEqualTo(opentok.timers());
    }

    private Service read(String text) throws IOException, ProfileException {
        return Profiles.read(Files.writeString(folder.resolve("acme.yaml"), text));
    }
}
