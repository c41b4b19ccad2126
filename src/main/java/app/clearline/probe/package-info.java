// SPDX-License-Identifier: Apache-2.0
/// One class a probe: the only room, beside detect and respond, for network libraries and sockets.
@NullMarked
package app.clearline.probe;

import org.jspecify.annotations.NullMarked;
