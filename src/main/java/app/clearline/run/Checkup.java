// SPDX-License-Identifier: Apache-2.0
package app.clearline.run;

import app.clearline.model.Plan;
import app.clearline.model.Run;

/// A run under way.
public interface Checkup {

    Plan plan();

    /// Waits for the end, which the budget bounds.
    ///
    /// @return all that was seen, known observations included, and what it means
    Run await() throws InterruptedException;

    /// Ends it within 100 ms; what has not ended counts as cancelled. [#await()] then returns what there is.
    void cancel();
}
