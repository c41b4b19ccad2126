// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.Endpoint;
import app.clearline.model.Observation;
import app.clearline.model.Route;
import app.clearline.model.Service;
import app.clearline.model.Step;
import app.clearline.run.RunEvent;
import java.io.PrintStream;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes what happens as it happens, one JSON object a line.
final class EventLines {

    /// Without the binding of objects, whose classes take longer to load than all that is said here.
    private static final JsonFactory JSON = new JsonFactory();

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
        var line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            write(event, json);
            json.writeEndObject();
        }
        out.println(line);
    }

    private void write(RunEvent event, JsonGenerator json) {
        switch (event) {
            case RunEvent.Started started -> {
                Step step = started.step();
                json.writeStringProperty("event", "started");
                json.writeStringProperty("step", name(step.id(), step.endpoint(), step.route()));
                json.writeNumberProperty("atMs", started.at().toMillis());
            }
            case RunEvent.Progressed progressed -> {
                json.writeStringProperty("event", "progressed");
                json.writeStringProperty("step", standIns.getOrDefault(progressed.step(), progressed.step()));
                json.writeNumberProperty("done", progressed.done());
                json.writeNumberProperty("total", progressed.total());
            }
            case RunEvent.Ended ended -> ended(ended.observation(), json);
        }
    }

    private void ended(Observation seen, JsonGenerator json) {
        json.writeStringProperty("event", "ended");
        json.writeStringProperty("step", name(seen.id(), seen.endpoint(), seen.route()));
        json.writeStringProperty("probe", seen.probe().id());
        json.writeNumberProperty("startedMs", seen.started().toMillis());
        json.writeNumberProperty("durationMs", seen.took().toMillis());
        json.writeBooleanProperty("ok", seen.ok());
        var failure = seen.failure();
        if (failure != null) {
            json.writeObjectPropertyStart("failure");
            json.writeStringProperty("class", failure.type().id());
            if (!hidePrivate) {
                json.writeStringProperty("detail", failure.detail());
            }
            json.writeEndObject();
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
