// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.Endpoint;
import app.clearline.model.Observation;
import app.clearline.model.Route;
import app.clearline.model.Service;
import app.clearline.model.Step;
import app.clearline.run.RunEvent;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes what happens as it happens, one JSON object a line.
final class EventLines {

    private final PrintStream out;
    private final Service service;
    private final boolean hidePrivate;
    private final Map<String, String> standIns = new HashMap<>();

    /// @param hidePrivate whether to leave out details, and the names of steps that go to or through a place of the
    ///     person's own, such as a proxy
    EventLines(PrintStream out, Service service, boolean hidePrivate) {
        this.out = out;
        this.service = service;
        this.hidePrivate = hidePrivate;
    }

    void write(RunEvent event) {
        ObjectNode line = JsonMapper.shared().createObjectNode();
        switch (event) {
            case RunEvent.Started started -> {
                Step step = started.step();
                line.put("event", "started")
                        .put("step", name(step.id(), step.endpoint(), step.route()))
                        .put("atMs", started.at().toMillis());
            }
            case RunEvent.Progressed progressed ->
                line.put("event", "progressed")
                        .put("step", standIns.getOrDefault(progressed.step(), progressed.step()))
                        .put("done", progressed.done())
                        .put("total", progressed.total());
            case RunEvent.Ended ended -> ended(line, ended.observation());
        }
        out.println(line);
    }

    private void ended(ObjectNode line, Observation seen) {
        line.put("event", "ended")
                .put("step", name(seen.id(), seen.endpoint(), seen.route()))
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

    private String name(String step, Endpoint endpoint, Route route) {
        if (!hidePrivate
                || (route instanceof Route.Direct && service.endpoints().contains(endpoint))) {
            return step;
        }
        return standIns.computeIfAbsent(step, hidden -> "step-" + (standIns.size() + 1));
    }
}
