// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

/// One case of a rule: where `when` holds, what the document says of it and what is known today.
///
/// @param id unique in its rule; with the requirement's id it makes the message keys
/// @param document the outcome by the service's document
/// @param today the outcome by what is known today: the one that counts
/// @param text one sentence for this case, in English
public record RuleCase(String id, Condition when, Outcome document, Outcome today, String text) {}
