// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

/// One row of the checklist.
///
/// @param id unique in its service
/// @param when where it applies at all; elsewhere its outcome is `NOT_APPLICABLE`
/// @param title one line, in English, as are `says`, `today` and `source`; translations are found by the English words
/// @param says what the service's document says, summarised; empty where the row does not come from the document
/// @param today what is known today, with a hedge where it is not read in a primary source
/// @param source where that was read
/// @param date when, as an ISO date
public record Requirement(
        String id,
        Level level,
        Group group,
        Criterion criterion,
        Condition when,
        String title,
        String says,
        String today,
        String source,
        String date) {}
