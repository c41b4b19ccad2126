// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

/// The kinds of proxy setting that a person can name.
public enum ProxyKind implements Named {
    NONE,
    /// A proxy that the client does not know of.
    TRANSPARENT,
    /// A forward HTTP proxy, configured in the browser or the system.
    HTTP,
    SOCKS,
    /// A proxy auto-configuration file.
    PAC,
    UNKNOWN
}
