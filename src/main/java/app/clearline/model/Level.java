// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

/// How much a requirement weighs.
public enum Level implements Named {
    /// Without it calls do not work.
    REQUIRED,
    /// Without it calls work worse.
    RECOMMENDED,
    /// With it calls work best.
    OPTIMAL,
    /// A rule of the document about browser, system and proxy: decides where it applies.
    RULE,
    /// Explains; never changes the conclusion.
    INFORMATION
}
