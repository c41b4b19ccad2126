// SPDX-License-Identifier: Apache-2.0
/// Repeats checks for faults that come and go, and remembers how they went in bounded room.
@NullMarked
package app.clearline.watch;

import org.jspecify.annotations.NullMarked;
