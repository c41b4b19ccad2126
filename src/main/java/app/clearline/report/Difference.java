// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.Named;
import app.clearline.model.NetworkLink;
import app.clearline.model.Run;
import java.util.List;
import java.util.stream.Stream;

/// What two runs were made under that was not the same, so that a change of the checklist may come from there.
public enum Difference implements Named {
    SERVICE,
    /// The same service, as its requirements were written on another day.
    PROFILE,
    COMPUTER,
    /// The interfaces that lead out; their addresses change by themselves and say little.
    NETWORK,
    DEVICE,
    BROWSER,
    OS,
    PROXY,
    LOGIN,
    INSPECTION,
    TOOL;

    /// All that the two differ in, in the order of this list.
    static List<Difference> between(Run before, Run after) {
        boolean other = SERVICE.differs(before, after);
        return Stream.of(values())
                .filter(each -> each.differs(before, after))
                .filter(each -> each != PROFILE || !other)
                .toList();
    }

    private boolean differs(Run before, Run after) {
        return !side(before).equals(side(after));
    }

    /// The interfaces that lead out, by name.
    static List<String> waysOut(Run run) {
        return run.machine().links().stream()
                .filter(NetworkLink::defaultRoute)
                .map(NetworkLink::name)
                .sorted()
                .toList();
    }

    private Object side(Run run) {
        return switch (this) {
            case SERVICE -> run.service().id();
            case PROFILE -> run.service().date();
            case COMPUTER -> run.machine().host();
            case NETWORK -> waysOut(run);
            case DEVICE -> run.answers().device();
            case BROWSER -> run.answers().browser();
            case OS -> run.answers().os();
            case PROXY -> run.answers().proxy();
            case LOGIN -> run.answers().login();
            case INSPECTION -> run.answers().inspection();
            case TOOL -> run.tool();
        };
    }
}
