// SPDX-License-Identifier: Apache-2.0
/// The command line.
@NullMarked
package app.clearline.console;

import org.jspecify.annotations.NullMarked;
