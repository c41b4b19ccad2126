// SPDX-License-Identifier: Apache-2.0
/// What is answered, required, planned, seen and concluded: records, enums and sealed types, with no behaviour beyond
/// their invariants. Everybody knows this package; it knows nothing but the JDK.
@NullMarked
package app.clearline.model;

import org.jspecify.annotations.NullMarked;
