// SPDX-License-Identifier: Apache-2.0
/// What is shipped beside the classes: icons, notices, packages, releases.
@NullMarked
package app.clearline.packaging;

import org.jspecify.annotations.NullMarked;
