// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import java.util.List;

/// Looks for one cause, or for a few that exclude each other, and gives what it finds to the inquiry.
@FunctionalInterface
interface CauseRule {

    /// From the root of the trouble outwards.
    List<CauseRule> ALL = List.of(
            NetworkRules::noNetwork,
            NetworkRules::captivePortal,
            NetworkRules::clockWrong,
            ProxyRules::gate,
            ProxyRules::unstable,
            NameRules::broken,
            NameRules::filtered,
            TcpRules::port443,
            TcpRules::noHandshake,
            WebDepthRules::downgraded,
            ProxyRules::login,
            ProxyRules::refuses,
            PacRules::addressesStraightOut,
            PacRules::addressesRefused,
            TlsRules::inspected,
            TcpRules::domain,
            TcpRules::addressLiterals,
            ServiceRules::location,
            ServiceRules::down,
            ResponderRules::repliesLost,
            UdpRules::blocked,
            UdpDepthRules::largePacketsLost,
            UdpDepthRules::idleTimeoutShort,
            TlsRules::onlyTls443,
            TlsRules::webSocket,
            WebDepthRules::heldUp,
            WebDepthRules::largeHello,
            WebDepthRules::ipv6,
            ServiceRules::relaysDown,
            SilentHostRule::look,
            UdpRules::credentials,
            QualityRules::relayData,
            QualityRules::poor,
            ServiceRules::revocation,
            UdpDepthRules::natStrict,
            SlowNames::cause,
            BrowserRules::product,
            BrowserRules::withProxy,
            BrowserRules::policy,
            AgentRules::inPath);

    void look(Inquiry inquiry);
}
