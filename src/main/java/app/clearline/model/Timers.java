// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.time.Duration;

/// How long the service's own client waits before it gives up.
///
/// @param webSocketConnect for the WebSocket to open
/// @param webSocketPong for the answer to a ping
public record Timers(Duration webSocketConnect, Duration webSocketPong) {

    public static final Timers DEFAULT = new Timers(Duration.ofSeconds(15), Duration.ofSeconds(6));
}
