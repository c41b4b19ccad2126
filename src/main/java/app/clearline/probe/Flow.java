// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import java.io.IOException;

/// A way for numbered packets that come back to this side, be it as an echo or at its other end.
interface Flow {

    int NOTHING = -1;

    /// Sends a packet of about so many bytes.
    void send(int number, int bytes) throws IOException;

    /// Waits for the next packet and gives its number; [#NOTHING] where something else came.
    int receive() throws IOException;

    /// Whether nothing can come any more after an error.
    boolean closed();
}
