// SPDX-License-Identifier: Apache-2.0
/// What stays on this computer from one start to the next: settings, the history of runs, the log.
/// Nothing of it leaves the computer.
@NullMarked
package app.clearline.keep;

import org.jspecify.annotations.NullMarked;
