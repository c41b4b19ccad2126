// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

/// A browser product, or what takes its place.
public enum BrowserName implements Named {
    CHROME,
    FIREFOX,
    EDGE,
    SAFARI,
    OPERA,
    BRAVE,
    /// Internet Explorer.
    IE,
    /// An application with the service's SDK inside, no browser.
    NATIVE_APP,
    UNKNOWN
}
