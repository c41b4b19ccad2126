// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Complaint;
import app.clearline.model.Device;
import app.clearline.model.Service;
import app.clearline.report.Texts;
import app.clearline.service.Profiles;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;

/// What is going wrong, on which device, with which service.
final class StartPage implements Page {

    private final Model model;
    private final Texts texts;
    private final FileChoice files;
    private final Faults faults;
    private final Label trouble = Parts.text("", "problem");

    StartPage(Model model, FileChoice files) {
        this.model = model;
        this.texts = model.texts;
        this.files = files;
        this.faults = new Faults(model);
    }

    @Override
    public Node body() {
        var complaints = new Cards<>(2, model.questions.complaint, model.questions.complaint::set);
        complaints.show(Stream.of(Complaint.values())
                .map(each -> card(each, picture(each), "desktop.complaint." + each.id()))
                .toList());
        var devices = new Cards<>(2, model.questions.device, model.questions.device::set);
        devices.show(List.of(
                card(Device.THIS_COMPUTER, Feather.MONITOR, "desktop.device.this-computer"),
                card(Device.ANOTHER, Feather.TABLET, "desktop.device.another")));
        var services = new Cards<>(3, model.service, this::choose);
        services.show(services());
        model.services.addListener((javafx.beans.InvalidationListener) at -> services.show(services()));
        Parts.show(trouble, false);
        return Parts.column(
                20,
                Parts.column(12, Parts.heading(texts.say("desktop.start.complaint")), complaints),
                Parts.column(12, Parts.heading(texts.say("desktop.start.device")), devices),
                Parts.column(
                        12,
                        Parts.heading(texts.say("desktop.start.service")),
                        services,
                        faults,
                        Parts.line(
                                8,
                                Parts.button(texts, "desktop.start.file", Feather.FILE_TEXT, this::profile),
                                Parts.button(texts, "desktop.start.saved", Feather.FOLDER, this::saved)),
                        trouble));
    }

    private <T extends app.clearline.model.Named> Card<T> card(T value, Feather picture, String key) {
        var card = new Card<>(value, picture, texts.word(value), texts.say(key));
        card.setId(value.id());
        return card;
    }

    private static Feather picture(Complaint complaint) {
        return switch (complaint) {
            case CALLS_DO_NOT_CONNECT -> Feather.PHONE_OFF;
            case POOR_QUALITY -> Feather.VOLUME_1;
            case CALLS_DROP -> Feather.PHONE_MISSED;
            case JUST_CHECK -> Feather.SEARCH;
        };
    }

    private List<Card<Service>> services() {
        var cards = new ArrayList<Card<Service>>();
        for (Service service : model.services) {
            boolean practice = service.id().equals(Model.PRACTICE);
            var card = new Card<>(
                    service,
                    practice ? Feather.TOOL : Feather.VIDEO,
                    model.texts.translated(service.name()),
                    texts.sayOr("desktop.service." + service.id(), service.source()));
            card.setId("service-" + service.id());
            cards.add(card);
        }
        return cards;
    }

    private void choose(Service service) {
        Parts.show(trouble, false);
        model.choose(service);
    }

    private void profile() {
        files.open(texts.say("desktop.start.file.title"), texts.say("desktop.start.file.kind"), "*.yaml")
                .ifPresent(file -> Crossing.fetch(() -> Profiles.read(file), this::add, this::complain));
    }

    private void add(Service service) {
        if (!model.services.contains(service)) {
            model.services.add(service);
        }
        choose(service);
    }

    private void saved() {
        files.open(texts.say("desktop.start.saved.title"), texts.say("desktop.start.saved.kind"), "*.json")
                .ifPresent(file -> Crossing.fetch(() -> model.papers.read(file), model::show, this::complain));
    }

    private void complain(Exception problem) {
        trouble.setText(texts.say("desktop.start.unreadable", "why", String.valueOf(problem.getMessage())));
        Parts.show(trouble, true);
    }
}
