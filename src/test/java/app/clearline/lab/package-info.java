// SPDX-License-Identifier: Apache-2.0
/// The lab of `src/test/lab` as tests.
@NullMarked
package app.clearline.lab;

import org.jspecify.annotations.NullMarked;
