// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import static app.clearline.diagnose.PaperService.host;
import static app.clearline.diagnose.PaperService.probe;
import static app.clearline.diagnose.PaperService.udp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.clearline.model.Agent;
import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Confidence;
import app.clearline.model.FailureClass;
import app.clearline.model.Machine;
import app.clearline.model.NetworkLink;
import app.clearline.model.OperatingSystem;
import app.clearline.model.OsName;
import app.clearline.model.ProbeKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/// On paper every connection leaves from 192.0.2.2.
class AgentRulesTest {

    private static final Agent VPN = new Agent("WireGuard", true, "interface wg0", "wg0");
    private static final Agent FILTER = new Agent("Zscaler", false, "interface zcctun0", "wg0");

    @Test
    void aVpnThatCarriesWhatIsSilentIsNamedBesideIt() {
        List<CauseFound> found = found(silentUdp().on(carrying(VPN)));
        assertThat(found)
                .extracting(CauseFound::cause, CauseFound::confidence)
                .containsExactly(
                        tuple(Cause.UDP_BLOCKED, Confidence.CERTAIN), tuple(Cause.VPN_IN_PATH, Confidence.LIKELY));
        assertThat(found.getLast().details())
                .containsEntry("product", "WireGuard")
                .containsEntry("link", "wg0");
        assertThat(found.getLast().evidence()).isEqualTo(found.getFirst().evidence());
        assertThat(found.getLast().changes()).isEmpty();
    }

    @Test
    void aFilterThatCarriesItIsNamedAsOne() {
        assertThat(causes(silentUdp().on(carrying(FILTER))))
                .containsExactly(Cause.UDP_BLOCKED, Cause.SECURITY_AGENT_IN_PATH);
    }

    @Test
    void withEverythingWellNobodyIsNamed() {
        assertThat(causes(World.healthy().on(carrying(VPN)))).containsExactly(Cause.HEALTHY);
        assertThat(causes(World.healthy().on(carrying(FILTER)))).containsExactly(Cause.HEALTHY);
    }

    @Test
    void aVpnThatTheTrafficGoesAroundIsNotNamed() {
        Machine split = machine(
                VPN,
                new NetworkLink("eth0", "eth0", List.of("192.0.2.2"), 1500, true),
                new NetworkLink("wg0", "wg0", List.of("10.8.0.2"), 1420, false));
        assertThat(causes(silentUdp().on(split))).containsExactly(Cause.UDP_BLOCKED);
    }

    @Test
    void anAddressThatIsAnotherInterfacesOutweighsTheTableOfRoutes() {
        Machine around = machine(
                VPN,
                new NetworkLink("eth0", "eth0", List.of("192.0.2.2"), 1500, false),
                new NetworkLink("wg0", "wg0", List.of("10.8.0.2"), 1420, true));
        assertThat(causes(silentUdp().on(around))).containsExactly(Cause.UDP_BLOCKED);
    }

    @Test
    void theTableOfRoutesAloneMakesItPossible() {
        World controls = World.healthy()
                .fails(FailureClass.TIMEOUT, udp())
                .seenOnly(
                        o -> !(o.probe() == ProbeKind.TCP && o.endpoint().host().startsWith("turn")));
        assertThat(found(controls.on(carrying(VPN))))
                .filteredOn(c -> c.cause() == Cause.VPN_IN_PATH)
                .extracting(CauseFound::confidence)
                .containsExactly(Confidence.POSSIBLE);
    }

    @Test
    void aProgramAloneIsNoEvidence() {
        Machine running = machine(new Agent("ESET", false, "program ekrn", ""), physical());
        assertThat(causes(silentUdp().on(running))).containsExactly(Cause.UDP_BLOCKED);
        Machine vpn = machine(new Agent("Cisco AnyConnect", true, "program vpnagentd", ""), physical());
        assertThat(causes(silentUdp().on(vpn))).containsExactly(Cause.UDP_BLOCKED);
    }

    @Test
    void whoSignsInTheNameOfAProgramThatRunsHereIsThatProgram() {
        Machine running = machine(new Agent("ESET", false, "program ekrn", ""), physical());
        assertThat(found(signedBy("CN=ESET SSL Filter CA").on(running)))
                .filteredOn(c -> c.cause() == Cause.SECURITY_AGENT_IN_PATH)
                .extracting(CauseFound::confidence)
                .containsExactly(Confidence.LIKELY);
        assertThat(causes(signedBy("CN=Corp,O=Fortinet").on(running)))
                .contains(Cause.TLS_INSPECTED)
                .doesNotContain(Cause.SECURITY_AGENT_IN_PATH);
    }

    @Test
    void aMakerOfGatewaysMaySignElsewhereAsWell() {
        Machine running = machine(new Agent("Sophos", false, "program sophosd", ""), physical());
        assertThat(found(signedBy("CN=Sophos SSL CA_X").on(running)))
                .filteredOn(c -> c.cause() == Cause.SECURITY_AGENT_IN_PATH)
                .extracting(CauseFound::confidence)
                .containsExactly(Confidence.POSSIBLE);
    }

    @Test
    void aServiceThatIsDownIsNoMatterOfTheVpn() {
        World down =
                World.healthy().fails(FailureClass.SERVER_ERROR, host("svc").and(probe(ProbeKind.HTTPS)));
        assertThat(causes(down.on(carrying(VPN)))).contains(Cause.SERVICE_DOWN).doesNotContain(Cause.VPN_IN_PATH);
    }

    @Test
    void callsOnAnotherDeviceDoNotTakeTheVpnOfThisOne() {
        World silent = World.with(PaperService.aboutAnother()).fails(FailureClass.TIMEOUT, udp());
        assertThat(causes(silent.on(carrying(VPN)))).containsExactly(Cause.UDP_BLOCKED);
    }

    private static World silentUdp() {
        return World.healthy().fails(FailureClass.TIMEOUT, udp());
    }

    private static World signedBy(String issuer) {
        return World.healthy().sees(step -> step.probe() == ProbeKind.TLS ? World.tls(issuer, false, true) : null);
    }

    private static Machine carrying(Agent agent) {
        return machine(agent, new NetworkLink("wg0", "wg0", List.of("192.0.2.2"), 1420, true));
    }

    private static NetworkLink physical() {
        return new NetworkLink("eth0", "eth0", List.of("192.0.2.2"), 1500, true);
    }

    private static Machine machine(Agent agent, NetworkLink... links) {
        return new Machine(
                "host",
                "user",
                new OperatingSystem(OsName.WINDOWS, null),
                List.of(),
                List.of(),
                List.of(links),
                List.of(),
                List.of(),
                List.of(agent));
    }

    private static List<CauseFound> found(World world) {
        return world.diagnosis().causes();
    }

    private static List<Cause> causes(World world) {
        return found(world).stream().map(CauseFound::cause).toList();
    }
}
