// SPDX-License-Identifier: Apache-2.0
/// Chooses console or desktop and wires everything by hand.
@NullMarked
package app.clearline;

import org.jspecify.annotations.NullMarked;
