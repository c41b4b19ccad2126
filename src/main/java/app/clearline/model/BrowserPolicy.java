// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

/// A setting that an administrator, or the person, has laid down for a browser on this machine, and that bears on
/// calls.
///
/// @param name as the browser's own documentation writes it, such as `WebRtcIPHandling`
/// @param value as text
/// @param source where it stands: a file, a registry key
public record BrowserPolicy(BrowserName browser, String name, String value, String source) {

    /// Alone in the list where settings could not be looked for in time: then nobody knows that there are none.
    public static final BrowserPolicy UNREAD = new BrowserPolicy(BrowserName.UNKNOWN, "unread", "unread", "unread");
}
