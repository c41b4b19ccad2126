// SPDX-License-Identifier: Apache-2.0
package app.clearline.keep;

/// All that stays on this computer.
public record Kept(Preferences preferences, History history, Journal journal) {

    /// What is kept there; reads the settings.
    public static Kept at(Whereabouts where) {
        return at(where, Preferences.open(where));
    }

    /// What is kept there, with the settings that were read from there.
    public static Kept at(Whereabouts where, Preferences preferences) {
        return new Kept(preferences, History.at(where), Journal.at(where));
    }
}
