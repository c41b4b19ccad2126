// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

/// A program or an adapter on this machine that carries or filters traffic.
///
/// @param product as its vendor calls it
/// @param tunnel whether it carries traffic elsewhere (a VPN); else it filters or inspects
/// @param sign what it was known by: an interface, a process, a service
/// @param link the interface that is its own; empty where it has none
public record Agent(String product, boolean tunnel, String sign, String link) {}
