// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Agent;
import app.clearline.model.NetworkLink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentsTest {

    @ParameterizedTest(name = "{0} ({1}): {2}")
    @CsvSource({
        "wg0, wg0, WireGuard, true",
        "tailscale0, tailscale0, Tailscale, true",
        "CloudflareWARP, CloudflareWARP, Cloudflare WARP, true",
        "cscotun0, cscotun0, Cisco AnyConnect, true",
        "gpd0, gpd0, GlobalProtect, true",
        "zcctun0, zcctun0, Zscaler, false",
        "wg0-mullvad, wg0-mullvad, Mullvad VPN, true",
        "eth7, Cisco AnyConnect Virtual Miniport Adapter for Windows x64, Cisco AnyConnect, true",
        "net4, PANGP Virtual Ethernet Adapter Secure, GlobalProtect, true",
        "eth3, Fortinet SSL VPN Virtual Ethernet Adapter, FortiClient, true",
        "eth5, Zscaler Network Adapter 1.0.2.0, Zscaler, false",
        "eth6, TAP-Windows Adapter V9, OpenVPN, true",
        "utun4, utun4, VPN, true",
        "tun0, tun0, VPN, true",
    })
    void interfacesAreKnownByNameOrByWhatIsShown(String name, String display, String product, boolean tunnel) {
        assertThat(Agents.among(List.of(link(name, display, "10.8.0.2")), List.of()))
                .containsExactly(new Agent(product, tunnel, "interface " + display, name));
    }

    @ParameterizedTest
    @CsvSource({
        "eth0, eth0",
        "en0, Wi-Fi",
        "docker0, docker0",
        "br-1a2b, br-1a2b",
        "veth12, veth12",
        "wlan0, Intel(R) Wi-Fi 6 AX201 160MHz",
        "ppp0, ppp0",
        "virbr0, virbr0",
        "wwan0, wwan0",
    })
    void ordinaryInterfacesAreNoAgents(String name, String display) {
        assertThat(Agents.among(List.of(link(name, display, "192.0.2.7")), List.of()))
                .isEmpty();
    }

    @Test
    void theTunnelsThatASystemHasOfItsOwnAreNone() {
        assertThat(Agents.among(List.of(link("utun0", "utun0", "fe80::1")), List.of()))
                .isEmpty();
        var routed = new NetworkLink("utun0", "utun0", List.of("fe80::1"), 1380, true);
        assertThat(Agents.among(List.of(routed), List.of())).hasSize(1);
    }

    @Test
    void programsAreKnownByTheirNamesAlone() {
        assertThat(Agents.among(List.of(), List.of("vpnagentd", "ekrn.exe", "ZSATUNNEL.EXE", "bash", "avpn")))
                .containsExactly(
                        new Agent("Cisco AnyConnect", true, "program vpnagentd", ""),
                        new Agent("Zscaler", false, "program ZSATunnel", ""),
                        new Agent("ESET", false, "program ekrn", ""));
        assertThat(Programs.base("C:\\Program Files\\ESET\\ekrn.exe")).isEqualTo("ekrn.exe");
        assertThat(Programs.base("/opt/cisco/vpnagentd")).isEqualTo("vpnagentd");
        assertThat(Programs.base("warp-svc")).isEqualTo("warp-svc");
    }

    @Test
    void aProductThatHasAnInterfaceIsNamedOnce() {
        assertThat(Agents.among(List.of(link("tailscale0", "tailscale0", "100.64.0.2")), List.of("tailscaled")))
                .containsExactly(new Agent("Tailscale", true, "interface tailscale0", "tailscale0"));
    }

    @Test
    void namesOfLinuxAreCut(@TempDir Path root) throws Exception {
        Map<String, String> running = Map.of("1", "systemd\n", "7", "SophosNetworkEx\n", "12", "warp-svc\n");
        for (var each : running.entrySet()) {
            Path process = Files.createDirectories(root.resolve("proc").resolve(each.getKey()));
            Files.writeString(process.resolve("comm"), each.getValue());
        }
        List<String> programs = Programs.ofLinux(Samples.place(root, Map.of()));
        assertThat(programs).containsExactlyInAnyOrder("systemd", "SophosNetworkEx", "warp-svc");
        assertThat(Agents.among(List.of(), programs))
                .extracting(Agent::product)
                .containsExactly("Cloudflare WARP", "Sophos");
    }

    @Test
    void aProgramThatRunsIsSeen() {
        String own =
                ProcessHandle.current().info().command().map(Programs::base).orElse("java");
        assertThat(Programs.running()).contains(own);
    }

    private static NetworkLink link(String name, String display, String address) {
        return new NetworkLink(name, display, List.of(address), 1400, false);
    }
}
