// SPDX-License-Identifier: Apache-2.0
/// How the responder and those who ask it speak to each other: the shared key, datagrams, proofs, sets of ports.
@NullMarked
package app.clearline.wire;

import org.jspecify.annotations.NullMarked;
