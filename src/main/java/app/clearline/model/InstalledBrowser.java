// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

/// A browser found on this machine.
///
/// @param path where it was found: a file, a registry key
public record InstalledBrowser(Browser browser, String path) {}
