// SPDX-License-Identifier: Apache-2.0
/// Runs a plan on virtual threads: needs, deadlines, budget, cancellation, events. Owns [app.clearline.run.Probe] and
/// the mapping of exceptions to failure classes, and says what the doors (console, desktop) are given.
@NullMarked
package app.clearline.run;

import org.jspecify.annotations.NullMarked;
