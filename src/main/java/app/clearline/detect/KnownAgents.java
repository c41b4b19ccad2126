// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import java.util.List;
import java.util.regex.Pattern;

/// The table of VPNs, filters and security programs. To add one, add a line.
///
/// Names of interfaces and programs are general knowledge of each product, on Windows, macOS and Linux; a product
/// that changes them is no longer found, which only costs a hint.
final class KnownAgents {

    /// @param tunnel whether it is a VPN; else it filters or inspects
    /// @param names of its interfaces
    /// @param displays parts of what Windows shows for its adapters, in lower case
    /// @param programs base names; `.exe` is left out
    /// @param onlyRouted whether such an interface counts only where it carries something: systems have some of
    ///     their own
    record Known(
            String product,
            boolean tunnel,
            Pattern names,
            List<String> displays,
            List<String> programs,
            boolean onlyRouted) {}

    private static final String NONE = "(?!)";

    /// Products come before the kinds of interface that several of them share; the first that fits counts.
    static final List<Known> ALL = List.of(
            vpn(
                    "Cisco AnyConnect",
                    "cscotun\\d+",
                    List.of("cisco anyconnect", "cisco secure client"),
                    "vpnagent",
                    "vpnagentd",
                    "csc_vpnagent"),
            vpn("GlobalProtect", "gpd\\d+", List.of("pangp", "globalprotect"), "PanGPS", "PanGPA"),
            vpn(
                    "FortiClient",
                    "fctvpn\\w*",
                    List.of("fortinet", "fortissl"),
                    "FortiTray",
                    "FortiSSLVPNdaemon",
                    "fctservctl",
                    "forticlient"),
            vpn(
                    "Cloudflare WARP",
                    "CloudflareWARP",
                    List.of("cloudflare warp", "cloudflarewarp"),
                    "warp-svc",
                    "CloudflareWARP"),
            vpn("Tailscale", "tailscale\\d+", List.of("tailscale"), "tailscaled", "Tailscale"),
            vpn("ZeroTier", "zt[a-z0-9]{8}", List.of("zerotier"), "zerotier-one", "zerotier-one_x64"),
            vpn("NordVPN", "nordlynx|nordtun", List.of("nordlynx", "nordvpn"), "nordvpnd", "nordvpn-service"),
            vpn("Mullvad VPN", "wg\\d*-mullvad", List.of("mullvad"), "mullvad-daemon"),
            vpn("Proton VPN", "proton\\d+|pvpn.*", List.of("protonvpn", "proton vpn"), "ProtonVPNService", "ProtonVPN"),
            vpn("ExpressVPN", NONE, List.of("expressvpn"), "expressvpnd", "ExpressVPNService"),
            vpn("Surfshark", "surfshark_wg", List.of("surfshark"), "Surfshark.Service", "surfsharkd"),
            vpn(
                    "Ivanti Secure Access",
                    NONE,
                    List.of("juniper networks virtual", "pulse secure", "ivanti secure"),
                    "PulseSecureService",
                    "pulsesvc"),
            vpn("F5 BIG-IP Edge Client", NONE, List.of("f5 networks vpn"), "F5FPCService", "svpn"),
            vpn("SonicWall NetExtender", NONE, List.of("sonicwall"), "NEService", "SWGVC"),
            vpn("Check Point VPN", NONE, List.of("check point virtual network adapter"), "TracSrvWrapper"),
            vpn(
                    "Citrix Secure Access",
                    NONE,
                    List.of("citrix virtual adapter", "citrix gateway"),
                    "nsverctl",
                    "nsload"),
            filter("Zscaler", "zcctun\\d+", List.of("zscaler"), "ZSATunnel", "ZSAService", "zstunnel", "Zscaler"),
            filter("Netskope", NONE, List.of("netskope"), "stAgentSvc", "stAgentApp", "Netskope Client"),
            filter("Cisco Umbrella", NONE, List.of(), "ERCService", "Umbrella_RC", "acumbrellaagent"),
            filter("Forcepoint", NONE, List.of("forcepoint"), "wepsvc", "fppsvc", "Forcepoint One"),
            filter("Skyhigh", NONE, List.of(), "mcpservice", "McpService"),
            filter("iboss", NONE, List.of(), "ibsaService", "ibsa"),
            filter("Lightspeed", NONE, List.of(), "lsmfilter", "LSSASvc"),
            filter(
                    "Sophos",
                    NONE,
                    List.of(),
                    "SophosNtpService",
                    "SophosNetFilter",
                    "SophosNetworkExtension",
                    "sophosd"),
            filter("Kaspersky", NONE, List.of("kaspersky"), "avp", "kesl", "kav"),
            filter("ESET", NONE, List.of(), "ekrn", "esets_daemon", "oaeventd"),
            filter("Avast", NONE, List.of(), "AvastSvc", "com.avast.proxy"),
            filter("AVG", NONE, List.of(), "AVGSvc"),
            filter("Norton", NONE, List.of(), "NortonSecurity", "nortonsvc"),
            filter("Bitdefender", NONE, List.of(), "vsserv", "bdservicehost", "BDLDaemon"),
            filter("McAfee", NONE, List.of(), "mfemms", "mfewc"),
            filter("AdGuard", NONE, List.of("adguard"), "AdguardSvc", "AdguardNetLib", "adguard-tun"),
            filter("Little Snitch", NONE, List.of(), "at.obdev.littlesnitch.networkextension", "Little Snitch Agent"),
            filter("GlassWire", NONE, List.of(), "GWCtlSrv"),
            vpn("WireGuard", "wg\\d+|wg[-_].*", List.of("wireguard tunnel"), "wireguard"),
            vpn("OpenVPN", NONE, List.of("openvpn", "tap-windows", "tap-win32"), "openvpn", "openvpn-gui"),
            vpn("IPsec VPN", "ipsec\\d+|vti\\d+", List.of()),
            shared("VPN", "tun\\d+|utun\\d+|tap\\d+"));

    private KnownAgents() {}

    private static Known vpn(String product, String names, List<String> displays, String... programs) {
        return new Known(product, true, Pattern.compile(names), displays, List.of(programs), false);
    }

    private static Known filter(String product, String names, List<String> displays, String... programs) {
        return new Known(product, false, Pattern.compile(names), displays, List.of(programs), false);
    }

    /// A kind of interface of which systems have some of their own.
    private static Known shared(String product, String names) {
        return new Known(product, true, Pattern.compile(names), List.of(), List.of(), true);
    }
}
