// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

/// How a proxy asks who is there (RFC 9110 §11, RFC 7617, RFC 7616, RFC 4559).
public enum ProxyLogin implements Named {
    NONE,
    BASIC,
    DIGEST,
    NTLM,
    /// Kerberos, offered by proxies as `Negotiate`.
    KERBEROS,
    UNKNOWN
}
