// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

/// On what a NAT lets a mapping, or a filter, depend (RFC 4787 §4.1, §5).
public enum NatBehavior implements Named {
    /// There is no NAT: the address is this machine's own.
    NONE,
    ENDPOINT_INDEPENDENT,
    /// On the address at least: whether the port counts as well could not always be shown.
    ADDRESS_DEPENDENT,
    ADDRESS_AND_PORT_DEPENDENT,
    /// Answers were lost, or the far end cannot show it.
    INCONCLUSIVE
}
