// SPDX-License-Identifier: Apache-2.0
package app.clearline.run;

import app.clearline.model.Machine;
import app.clearline.model.Service;
import java.io.IOException;

/// What the doors (console, desktop) are given: everything behind them, wired.
public interface Engine {

    /// Looks at this machine. Takes up to a few seconds.
    Machine detect() throws InterruptedException;

    /// Makes a service ready to be checked; for the practice service the embedded far end is started here, with the
    /// faults wished for, and ends when the site is closed.
    ///
    /// @throws IOException where the far end cannot be put up, or a wished fault is not one it can show
    Site open(Service service, Wishes wishes, Surroundings surroundings) throws IOException;
}
