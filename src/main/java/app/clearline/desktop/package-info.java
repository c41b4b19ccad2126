// SPDX-License-Identifier: Apache-2.0
/// The wizard.
@NullMarked
package app.clearline.desktop;

import org.jspecify.annotations.NullMarked;
