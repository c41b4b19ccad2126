// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

/// A size of picture that a service sends, and what it takes.
///
/// @param name as people say it, such as `720p`
/// @param kilobitsPerSecond that it is sent with
/// @param usable from how many kbit/s on it can still be watched
public record Picture(String name, int kilobitsPerSecond, int usable) {

    public Picture {
        if (usable < 1 || usable > kilobitsPerSecond) {
            throw new IllegalArgumentException("usable from more than it is sent with: " + name);
        }
    }
}
