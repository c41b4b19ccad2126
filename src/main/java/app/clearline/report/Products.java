// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.Change;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Steps in the products of administrators, with the ports and hosts of a change put in. Lines that begin with a blank
/// are commands, to be taken over as they are.
public final class Products {

    private static final String PREFIX = "product.";

    private Products() {}

    /// For each product that has steps for the topic of `change`, its name and the steps.
    public static SortedMap<String, String> steps(Change change, Texts texts) {
        var steps = new TreeMap<String, String>();
        String suffix = "." + change.topic().id();
        for (String key : texts.keys()) {
            if (key.startsWith(PREFIX) && key.endsWith(suffix)) {
                String product = key.substring(0, key.length() - suffix.length());
                String told = told(key, change, texts);
                if (!told.isEmpty()) {
                    steps.put(texts.say(product + ".name"), told);
                }
            }
        }
        return steps;
    }

    /// The names of all products.
    public static SortedSet<String> names(Texts texts) {
        var names = new TreeSet<String>();
        for (String key : texts.keys()) {
            if (key.startsWith(PREFIX) && key.endsWith(".name")) {
                names.add(texts.say(key));
            }
        }
        return names;
    }

    /// Once for each rule; topics without rules have steps without values.
    private static String told(String key, Change change, Texts texts) {
        if (change.rules().isEmpty()) {
            return texts.text(key).indexOf('{') < 0 ? texts.say(key) : "";
        }
        Set<String> told = new LinkedHashSet<>();
        for (Map<String, String> values : CommandValues.of(change)) {
            if (Places.filledBy(values, texts.text(key))) {
                told.add(texts.say(key, values));
            }
        }
        return String.join("\n", told);
    }
}
