// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.Cause;
import app.clearline.model.Named;

/// Where on the way from this computer to the service something stands.
public enum Stretch implements Named {
    COMPUTER,
    NETWORK,
    PROXY,
    FIREWALL,
    SERVICE,
    NOWHERE;

    /// Where the cause sits.
    public static Stretch of(Cause cause) {
        return switch (cause) {
            case HEALTHY, NAT_STRICT -> NOWHERE;
            case CLOCK_WRONG,
                    VPN_IN_PATH,
                    SECURITY_AGENT_IN_PATH,
                    BROWSER_OUTDATED,
                    BROWSER_UNSUPPORTED,
                    BROWSER_POLICY -> COMPUTER;
            case NO_NETWORK, CAPTIVE_PORTAL, DNS_BROKEN, DNS_FILTERED, POOR_QUALITY -> NETWORK;
            case DIRECT_BLOCKED_PROXY_NEEDED,
                    PROXY_UNREACHABLE,
                    PROXY_NEEDS_LOGIN,
                    PROXY_REFUSES_CONNECT,
                    PROXY_SETTINGS_UNSTABLE,
                    PAC_BROKEN,
                    BROWSER_PROXY_INCOMPATIBLE -> PROXY;
            case TCP_443_BLOCKED,
                    DOMAIN_BLOCKED,
                    ADDRESS_LITERALS_BLOCKED,
                    WEBSOCKET_BLOCKED,
                    TLS_INSPECTED,
                    TLS_ONLY_443,
                    TLS_HANDSHAKE_BROKEN,
                    UDP_BLOCKED,
                    UDP_3478_BLOCKED,
                    UDP_HIGH_PORTS_BLOCKED,
                    UDP_REPLIES_LOST,
                    UDP_IDLE_TIMEOUT_SHORT,
                    UDP_LARGE_PACKETS_LOST,
                    TURN_DATA_BLOCKED,
                    IPV6_BROKEN,
                    REVOCATION_BLOCKED -> FIREWALL;
            case TURN_CREDENTIALS_REJECTED, LOCATION_REFUSED, SERVICE_DOWN -> SERVICE;
        };
    }
}
