// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.LowerCase;
import java.util.Map;
import java.util.Set;

/// What of an answer's headers goes into a finding: few, short, and none that a session hangs on.
final class Headers {

    private static final int MOST = 40;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_VALUE = 500;
    private static final Set<String> SECRET =
            Set.of("set-cookie", "set-cookie2", "authorization", "proxy-authorization");

    private Headers() {}

    /// Adds a header to `few`, if it is the first of its name and there is room.
    static void note(Map<String, String> few, String name, String value) {
        String key = LowerCase.of(name);
        if (few.size() < MOST && key.length() <= LONGEST_NAME && !few.containsKey(key)) {
            String shown = SECRET.contains(key) ? "(hidden)" : value;
            few.put(key, shown.length() > LONGEST_VALUE ? shown.substring(0, LONGEST_VALUE) : shown);
        }
    }
}
