// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

/// A step that must have ended before another begins.
///
/// @param step its id
/// @param succeed whether it must have ended without a failure; else the waiting step is not run
public record Need(String step, boolean succeed) {}
