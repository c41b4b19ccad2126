// SPDX-License-Identifier: Apache-2.0
package app.clearline.keep;

/// All that stays on this computer.
public record Kept(Preferences preferences, History history, Journal journal) {

    /// What is kept there; reads the settings.
    public static Kept at(Whereabouts where) {
        return new Kept(Preferences.open(where), History.at(where), Journal.at(where));
    }
}
