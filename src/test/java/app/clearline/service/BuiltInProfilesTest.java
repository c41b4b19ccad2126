// SPDX-License-Identifier: Apache-2.0
package app.clearline.service;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.BrowserName;
import app.clearline.model.Criterion;
import app.clearline.model.Endpoint;
import app.clearline.model.HostPort;
import app.clearline.model.Level;
import app.clearline.model.ProbeKind;
import app.clearline.model.Requirement;
import app.clearline.model.Role;
import app.clearline.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInProfilesTest {

    /// The rows of the service's document, with their levels.
    private static final Map<String, Level> DOCUMENT = Map.ofEntries(
            Map.entry("tcp-443", Level.REQUIRED),
            Map.entry("domains-tokbox", Level.REQUIRED),
            Map.entry("domains-opentok", Level.REQUIRED),
            Map.entry("udp-3478", Level.RECOMMENDED),
            Map.entry("udp-over-tcp", Level.RECOMMENDED),
            Map.entry("udp-stateful", Level.INFORMATION),
            Map.entry("udp-high-ports", Level.OPTIMAL),
            Map.entry("https-verification-ocsp", Level.RECOMMENDED),
            Map.entry("https-verification-crl", Level.RECOMMENDED),
            Map.entry("versions-latest", Level.RECOMMENDED),
            Map.entry("proxy-transparent-or-configured", Level.REQUIRED),
            Map.entry("proxy-no-authentication", Level.REQUIRED),
            Map.entry("chrome-proxy-authentication", Level.RULE),
            Map.entry("chrome-58-ntlm", Level.RULE),
            Map.entry("chrome-kerberos", Level.RULE),
            Map.entry("firefox-tls-inspection", Level.RULE),
            Map.entry("ie-plugin", Level.RULE),
            Map.entry("ie-basic-ntlm", Level.RULE),
            Map.entry("ios-pac", Level.RULE));

    private static final Map<String, Level> OURS = Map.of(
            "names", Level.REQUIRED,
            "genuine-tls", Level.RECOMMENDED,
            "signalling-websocket", Level.REQUIRED,
            "relay-tcp", Level.RECOMMENDED,
            "relay-tls", Level.RECOMMENDED);

    @ParameterizedTest
    @ValueSource(strings = {"opentok", "vonage", "practice"})
    void everyRowIsThereWithItsLevelAndItsWords(String id) throws ProfileException {
        Service service = Profiles.find(id);
        assertThat(service.id()).isEqualTo(id);
        assertThat(levels(service)).containsAllEntriesOf(DOCUMENT).containsAllEntriesOf(OURS);
        assertThat(service.requirements()).allSatisfy(r -> {
            assertThat(r.today()).as(r.id()).isNotEmpty();
            assertThat(r.says().isEmpty())
                    .as("%s speaks for the document only if it is in it", r.id())
                    .isNotEqualTo(DOCUMENT.containsKey(r.id()));
            assertThat(r.criterion() instanceof Criterion.Rule).as(r.id()).isEqualTo(r.level() == Level.RULE);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"opentok", "vonage", "practice"})
    void everyCriterionHasEndpointsToBeJudgedBy(String id) throws ProfileException {
        Service service = Profiles.find(id);
        for (Requirement row : service.requirements()) {
            List<Endpoint> judges = switch (row.criterion()) {
                case Criterion.TcpPort c -> with(service, ProbeKind.TCP, c.port());
                case Criterion.Domain c ->
                    service.endpoints().stream()
                            .filter(e -> lies(e.host(), c.domain()))
                            .toList();
                case Criterion.Signalling c -> with(service, ProbeKind.WEBSOCKET, 443);
                case Criterion.UdpPort c -> with(service, ProbeKind.STUN_UDP, c.port());
                case Criterion.UdpRange c -> with(service, ProbeKind.STUN_UDP, 19302);
                case Criterion.Relay c ->
                    with(service, c.transport().equals("tls") ? ProbeKind.TURN_TLS : ProbeKind.TURN_TCP, 443);
                case Criterion.Revocation c ->
                    with(service, c.kind(), 80).stream()
                            .filter(e -> e.host().equals(c.host()))
                            .toList();
                case Criterion.Names n -> service.endpoints();
                case Criterion.GenuineTls n -> with(service, ProbeKind.TLS, 443);
                case Criterion.UdpMedia n -> with(service, ProbeKind.TURN_UDP, 3478);
                case Criterion.UdpStateful n -> with(service, ProbeKind.STUN_UDP, 3478);
                case Criterion.Versions n -> service.endpoints();
                case Criterion.ProxyConfigured n -> service.endpoints();
                case Criterion.ProxyWithoutLogin n -> service.endpoints();
                case Criterion.Quality n -> with(service, ProbeKind.STUN_UDP, 3478);
                case Criterion.DatagramSize n -> with(service, ProbeKind.STUN_UDP, 3478);
                case Criterion.Mapping n -> with(service, ProbeKind.STUN_UDP, 3478);
                case Criterion.Ipv6 n -> with(service, ProbeKind.TCP, 443);
                case Criterion.LargeHello n -> with(service, ProbeKind.TLS, 443);
                case Criterion.Policies n -> service.endpoints();
                case Criterion.Rule n -> service.endpoints();
            };
            assertThat(judges).as(row.id()).isNotEmpty();
        }
        assertThat(service.endpoints(Role.CONTROL)).hasSizeGreaterThanOrEqualTo(4);
        assertThat(service.endpoints(Role.CANARY)).hasSizeGreaterThanOrEqualTo(2);
        assertThat(service.endpoints(Role.CONTROL).stream().filter(Endpoint::literal))
                .isNotEmpty();
    }

    @Test
    void practiceNamesNoHostOfTheWorld() throws ProfileException {
        Service practice = Profiles.find("practice");
        assertThat(practice.endpoints()).allSatisfy(e -> assertThat(e.host()).matches("127[.]0[.]0[.]1|.*[.]test"));
        assertThat(practice.endpoints()).allSatisfy(e -> assertThat(e.sample()).isFalse());
        assertThat(practice.requirements().toString()).doesNotContain("domain=*.tokbox.com", "host=ocsp.godaddy.com");
    }

    @Test
    void vonageIsOpentokAndAThirdDomain() throws ProfileException {
        Service opentok = Profiles.find("opentok");
        Service vonage = Profiles.find("vonage");
        var more = new ArrayList<>(vonage.requirements());
        more.removeAll(opentok.requirements());
        assertThat(more).extracting(Requirement::id).containsExactly("domains-vonage");
        assertThat(more.getFirst().criterion()).isEqualTo(new Criterion.Domain("video.api.vonage.com"));
        assertThat(vonage.endpoint("api-vonage").orElseThrow().at())
                .isEqualTo(new HostPort("video.api.vonage.com", 443));
        assertThat(vonage.endpoints()).containsAll(opentok.endpoints());
        assertThat(vonage.document()).isEqualTo(opentok.document());
    }

    @Test
    void internetExplorerNeverWorksAndEdgeIsTheAdvice() throws ProfileException {
        var ie = Profiles.find("opentok").browsers().stream()
                .filter(b -> b.name() == BrowserName.IE)
                .findFirst()
                .orElseThrow();
        assertThat(ie.floor()).isNull();
        assertThat(ie.advice()).isEqualTo(BrowserName.EDGE);
    }

    private static Map<String, Level> levels(Service service) {
        return service.requirements().stream().collect(Collectors.toMap(Requirement::id, Requirement::level));
    }

    private static List<Endpoint> with(Service service, ProbeKind probe, int port) {
        return service.endpoints().stream()
                .filter(e -> e.probes().contains(probe) && e.port() == port)
                .toList();
    }

    /// `*.x.y` holds x.y itself and all below it; a plain name holds itself.
    private static boolean lies(String host, String domain) {
        String base = domain.startsWith("*.") ? domain.substring(2) : domain;
        return host.equals(base) || (!base.equals(domain) && host.endsWith("." + base));
    }
}
