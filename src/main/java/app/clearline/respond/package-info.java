// SPDX-License-Identifier: Apache-2.0
/// The far end that an administrator, a test or the practice network puts up.
@NullMarked
package app.clearline.respond;

import org.jspecify.annotations.NullMarked;
