// SPDX-License-Identifier: Apache-2.0
/// Observations become outcomes, causes and advice. Pure and free of texts.
@NullMarked
package app.clearline.diagnose;

import org.jspecify.annotations.NullMarked;
