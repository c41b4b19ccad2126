// SPDX-License-Identifier: Apache-2.0
/// Answers and a service become steps with needs and deadlines. Pure.
@NullMarked
package app.clearline.plan;

import org.jspecify.annotations.NullMarked;
