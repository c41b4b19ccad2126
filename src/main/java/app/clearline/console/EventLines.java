// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.run.RunEvent;
import java.io.PrintStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes what happens as it happens, one JSON object a line.
final class EventLines {

    private final PrintStream out;
    private final boolean hidePrivate;

    /// @param hidePrivate whether to leave out details, which may hold addresses and names
    EventLines(PrintStream out, boolean hidePrivate) {
        this.out = out;
        this.hidePrivate = hidePrivate;
    }

    void write(RunEvent event) {
        ObjectNode line = JsonMapper.shared().createObjectNode();
        switch (event) {
            case RunEvent.Started started ->
                line.put("event", "started")
                        .put("step", started.step().id())
                        .put("atMs", started.at().toMillis());
            case RunEvent.Progressed progressed ->
                line.put("event", "progressed")
                        .put("step", progressed.step())
                        .put("done", progressed.done())
                        .put("total", progressed.total());
            case RunEvent.Ended ended -> ended(line, ended);
        }
        out.println(line);
    }

    private void ended(ObjectNode line, RunEvent.Ended event) {
        var seen = event.observation();
        line.put("event", "ended")
                .put("step", seen.id())
                .put("probe", seen.probe().id())
                .put("startedMs", seen.started().toMillis())
                .put("durationMs", seen.took().toMillis())
                .put("ok", seen.ok());
        var failure = seen.failure();
        if (failure != null) {
            var told = line.putObject("failure").put("class", failure.type().id());
            if (!hidePrivate) {
                told.put("detail", failure.detail());
            }
        }
    }
}
