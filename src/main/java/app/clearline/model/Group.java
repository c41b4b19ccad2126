// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

/// The groups of the checklist, in the order in which they are shown.
public enum Group implements Named {
    REACHABILITY,
    SECURE_CONNECTION,
    SIGNALLING,
    MEDIA_UDP,
    MEDIA_RELAY,
    VERIFICATION,
    PROXY_AND_BROWSER,
    QUALITY
}
