// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Complaint;
import app.clearline.model.Device;
import app.clearline.model.Named;
import app.clearline.model.Service;
import app.clearline.report.Texts;
import app.clearline.service.Profiles;
import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

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
        var ways = new Cards<>(3, model.questions.device, model.questions.device::set);
        var saved = new DoorCard(
                Sign.FOLDER, texts.say("desktop.start.saved"), texts.say("desktop.start.saved.more"), this::saved);
        saved.setId("desktop-start-saved");
        ways.show(
                List.of(
                        card(Device.THIS_COMPUTER, Sign.SCREEN, "desktop.device.this-computer"),
                        card(Device.ANOTHER, Sign.TABLET, "desktop.device.another")),
                saved);
        var complaints = new Cards<>(2, model.questions.complaint, model.questions.complaint::set);
        complaints.show(Stream.of(Complaint.values())
                .map(each -> card(each, picture(each), "desktop.complaint." + each.id()))
                .toList());
        var services = new Cards<>(3, model.service, this::choose);
        services.show(services());
        model.services.addListener((InvalidationListener) at -> services.show(services()));
        Button other = Parts.button(texts, "desktop.start.file", Sign.FILE, this::profile);
        other.getStyleClass().add(Styles.FLAT);
        Parts.show(trouble, false);
        return Parts.column(
                24,
                trouble,
                Parts.column(8, Parts.heading(texts.say("desktop.start.device")), ways, new HistoryList(model)),
                Parts.column(8, Parts.heading(texts.say("desktop.start.complaint")), complaints),
                Parts.column(
                        8, Parts.flow(8, Parts.heading(texts.say("desktop.start.service")), other), services, faults));
    }

    private <T extends Named> Card<T> card(T value, Sign picture, String key) {
        var card = new Card<>(value, picture, texts.sayOr(key + ".title", texts.word(value)), texts.say(key));
        card.setId(value.id());
        return card;
    }

    private static Sign picture(Complaint complaint) {
        return switch (complaint) {
            case CALLS_DO_NOT_CONNECT -> Sign.CALL_FAILS;
            case POOR_QUALITY -> Sign.POOR;
            case CALLS_DROP -> Sign.CALL_DROPS;
            case JUST_CHECK -> Sign.SEARCH;
        };
    }

    private List<Card<Service>> services() {
        var cards = new ArrayList<Card<Service>>();
        for (Service service : model.services) {
            boolean practice = service.id().equals(Model.PRACTICE);
            var card = new Card<>(
                    service,
                    practice ? Sign.FLASK : Sign.CAMERA,
                    texts.translated(service.name()),
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
        files.open(texts.say("desktop.start.saved.title"), texts.say("desktop.start.saved.kind"), Saving.RUNS)
                .ifPresent(file -> Crossing.fetch(() -> model.papers.read(file), model::show, this::complain));
    }

    private void complain(Exception problem) {
        trouble.setText(texts.say("desktop.start.unreadable", "why", String.valueOf(problem.getMessage())));
        Parts.show(trouble, true);
    }
}
