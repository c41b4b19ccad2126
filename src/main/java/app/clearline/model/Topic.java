// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

/// What an administrator changes; products have their own steps for each.
public enum Topic implements Named {
    ALLOW_TCP_443,
    ALLOW_DOMAINS,
    ALLOW_ADDRESSES,
    ALLOW_UDP_3478,
    ALLOW_UDP_HIGH_PORTS,
    ALLOW_NON_TLS_443,
    ALLOW_WEBSOCKET,
    ALLOW_REVOCATION,
    EXEMPT_FROM_INSPECTION,
    FIX_DNS,
    PROXY_WITHOUT_LOGIN,
    PROXY_ALLOW_CONNECT,
    FIX_PAC
}
