// SPDX-License-Identifier: Apache-2.0
/// What this machine is: system, browsers, proxy settings, network links and resolvers. Unknown is unknown, never a
/// guess.
@NullMarked
package app.clearline.detect;

import org.jspecify.annotations.NullMarked;
