// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.Machine;
import app.clearline.model.Named;
import app.clearline.model.NetworkLink;
import app.clearline.model.Run;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/// What two runs were made under that was not the same, so that a change of the checklist may come from there.
public enum Difference implements Named {
    SERVICE(run -> run.service().id()),
    /// The same service, as its requirements were written on another day.
    PROFILE(run -> run.service().date()),
    COMPUTER(run -> run.machine().host()),
    NETWORK(run -> links(run.machine())),
    DEVICE(run -> run.answers().device()),
    BROWSER(run -> run.answers().browser()),
    OS(run -> run.answers().os()),
    PROXY(run -> run.answers().proxy()),
    LOGIN(run -> run.answers().login()),
    INSPECTION(run -> run.answers().inspection()),
    TOOL(Run::tool);

    private final Function<Run, Object> side;

    Difference(Function<Run, Object> side) {
        this.side = side;
    }

    /// All that the two differ in, in the order of this list.
    static List<Difference> between(Run before, Run after) {
        boolean other = SERVICE.differs(before, after);
        return Stream.of(values())
                .filter(each -> each.differs(before, after))
                .filter(each -> each != PROFILE || !other)
                .toList();
    }

    private boolean differs(Run before, Run after) {
        return !Objects.equals(side.apply(before), side.apply(after));
    }

    /// The interfaces that lead out; their addresses change by themselves and say little.
    static List<String> links(Machine machine) {
        return machine.links().stream()
                .filter(NetworkLink::defaultRoute)
                .map(NetworkLink::name)
                .sorted()
                .toList();
    }
}
