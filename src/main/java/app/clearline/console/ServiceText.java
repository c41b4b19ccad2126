// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.Endpoint;
import app.clearline.model.Group;
import app.clearline.model.Named;
import app.clearline.model.Requirement;
import app.clearline.model.Role;
import app.clearline.model.Service;
import app.clearline.model.SessionSource;
import app.clearline.report.Texts;
import java.util.List;
import java.util.stream.Collectors;

/// A service profile for people to read.
final class ServiceText {

    private final Voice voice;
    private final Texts texts;

    ServiceText(Voice voice, Texts texts) {
        this.voice = voice;
        this.texts = texts;
    }

    void tell(Service service) {
        voice.line(texts.say(
                "console.service.head",
                "name",
                texts.translated(service.name()),
                "id",
                service.id(),
                "date",
                service.date()));
        voice.paragraph(
                "  ", "  ", texts.say("console.service.document", "title", service.document(), "at", service.source()));
        voice.line();
        voice.line(texts.say("console.service.endpoints"));
        for (Role role : Role.values()) {
            List<Endpoint> endpoints = service.endpoints(role);
            if (!endpoints.isEmpty()) {
                voice.line("  " + texts.word(role));
                endpoints.forEach(this::endpoint);
            }
        }
        SessionSource session = service.session();
        if (session != null) {
            voice.line("  " + texts.say("console.service.session"));
            voice.line("    " + padded(session.endpoint(), 18) + session.path() + " (" + session.tokenHeader() + ")");
        }
        voice.line();
        voice.line(texts.say("console.service.requirements"));
        for (Group group : Group.values()) {
            List<Requirement> rows = service.requirements().stream()
                    .filter(r -> r.group() == group)
                    .toList();
            if (!rows.isEmpty()) {
                voice.line("  " + texts.word(group));
                rows.forEach(this::requirement);
            }
        }
    }

    private void endpoint(Endpoint endpoint) {
        String probes = endpoint.probes().stream().map(Named::id).sorted().collect(Collectors.joining(" "));
        String sample = endpoint.sample() ? " " + texts.say("console.service.sample") : "";
        voice.line("    " + padded(endpoint.id(), 18) + padded(endpoint.at().toString(), 36) + probes + sample);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    private void requirement(Requirement row) {
        voice.paragraph(
                "    ", "      ", row.id() + " [" + texts.word(row.level()) + "] " + texts.translated(row.title()));
        told("console.service.says", row.says());
        told("console.service.today", row.today());
        told("console.service.source", String.join(", ", texts.translated(row.source()), row.date()));
    }

    private void told(String key, String text) {
        if (!text.isBlank()) {
            voice.paragraph("        ", "          ", texts.say(key, "text", texts.translated(text)));
        }
    }
}
