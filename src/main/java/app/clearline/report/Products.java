// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.Topic;
import java.util.SortedMap;
import java.util.TreeMap;

/// Steps in the products of administrators.
public final class Products {

    private static final String PREFIX = "product.";

    private Products() {}

    /// For each product that has steps for `topic`, its name and the steps.
    public static SortedMap<String, String> steps(Topic topic, Texts texts) {
        var steps = new TreeMap<String, String>();
        String suffix = "." + topic.id();
        for (String key : texts.keys()) {
            if (key.startsWith(PREFIX) && key.endsWith(suffix)) {
                String product = key.substring(0, key.length() - suffix.length());
                steps.put(texts.say(product + ".name"), texts.say(key));
            }
        }
        return steps;
    }
}
