// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.keep.Kept;
import app.clearline.model.Answers;
import app.clearline.model.Cause;
import app.clearline.model.Credentials;
import app.clearline.model.Device;
import app.clearline.model.Machine;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.model.Role;
import app.clearline.model.Route;
import app.clearline.model.Run;
import app.clearline.model.Service;
import app.clearline.report.Texts;
import app.clearline.run.Engine;
import app.clearline.run.Wishes;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What stands behind the pages: properties to show and commands to give. Used on the window's thread.
final class Model implements AutoCloseable {

    static final String PRACTICE = "practice";

    final Texts texts;
    final Papers papers;
    final Kept kept;
    final Engine engine;
    final List<Cause> offered;
    final Questions questions = new Questions();
    final Depth depth = new Depth();
    final Secrets secrets = new Secrets();
    final Checks checks;
    final ObservableList<Service> services = FXCollections.observableArrayList();
    final ObjectProperty<@Nullable Service> service = new SimpleObjectProperty<>();
    final ObjectProperty<Set<Cause>> faults = new SimpleObjectProperty<>(Set.of());
    final ObjectProperty<Place> place = new SimpleObjectProperty<>(Place.START);
    /// How many runs were kept since the window opened.
    final IntegerProperty remembered = new SimpleIntegerProperty();
    /// Whether this computer is still being looked at.
    final BooleanProperty looking = new SimpleBooleanProperty(true);

    private @Nullable Answers begun;
    private boolean opened;
    /// The wishes, and the state of the secrets, that the checks were opened with.
    private Wishes openedWith = Wishes.DEFAULT;
    private int secretsThen;

    Model(Content content, Papers papers) {
        this.engine = content.engine();
        this.kept = content.kept();
        this.texts = content.texts();
        this.offered = List.copyOf(content.faults());
        this.papers = papers;
        this.checks = new Checks(engine);
        services.setAll(content.services());
        service.set(Remembering.suggested(content.services(), kept.preferences()));
        Remembering.runs(this);
        questions.complaint.addListener((at, was, is) -> depth.suggest(is));
        Crossing.fetch(engine::detect, this::known, problem -> looking.set(false));
    }

    private void known(Machine machine) {
        questions.machine.set(machine);
        looking.set(false);
    }

    /// The person chooses a service: what needs no answers begins at once.
    void choose(Service chosen) {
        if (!chosen.equals(service.get())) {
            faults.set(Set.of());
        }
        service.set(chosen);
        open();
    }

    /// Breaks the practice network in this way, or mends it.
    void practise(Cause fault, boolean broken) {
        Set<Cause> wished = faults.get().isEmpty() ? EnumSet.noneOf(Cause.class) : EnumSet.copyOf(faults.get());
        if (broken ? wished.add(fault) : wished.remove(fault)) {
            faults.set(Set.copyOf(wished));
            open();
        }
    }

    private void open() {
        Service chosen = service.get();
        if (chosen != null) {
            opened = true;
            begun = null;
            note(chosen);
            checks.open(chosen, openedWith, secrets.surroundings(), questions.machine.get());
        }
    }

    private void note(Service chosen) {
        openedWith = wishes(chosen);
        secretsThen = secrets.changes();
    }

    Wishes wishes(Service chosen) {
        return depth.wishes(chosen.id().equals(PRACTICE) ? faults.get() : Set.of());
    }

    /// Tries the proxy again with this login: what asked for one, and what could not be tried for want of it.
    void logIn(Credentials login) {
        secrets.proxy(login);
        reopen(seen -> !(seen.route() instanceof Route.Direct) && (!seen.ok() || seen.probe() == ProbeKind.PROXY));
    }

    private void reopen(Predicate<Observation> anew) {
        Service chosen = service.get();
        if (chosen != null) {
            note(chosen);
            begun = questions.answers();
            checks.reopen(chosen, openedWith, secrets.surroundings(), begun, machine(), anew);
        }
    }

    /// What another login, another session or another key makes worth doing again.
    private static boolean restsOnSecrets(Observation seen) {
        Role role = seen.endpoint().role();
        return role == Role.MEDIA_RELAY || role == Role.RESPONDER || seen.probe() == ProbeKind.SESSION;
    }

    /// Whether a page can be gone to as things stand.
    boolean allowed(Place to) {
        return switch (to) {
            case START, BROWSER, PROXY -> true;
            case CHECKS ->
                service.get() != null
                        && questions.problem().isEmpty()
                        && depth.problem(secrets.keyed().get()).isEmpty();
            case RESULT, REPORT -> checks.progress().get().run() != null;
        };
    }

    void go(Place to) {
        if (!allowed(to)) {
            return;
        }
        if (to != Place.START && !opened && checks.progress().get().phase() != Progress.Phase.SAVED) {
            open();
        }
        Service chosen = service.get();
        if (to == Place.CHECKS && opened && chosen != null) {
            if (!wishes(chosen).equals(openedWith) || secrets.changes() != secretsThen) {
                reopen(Model::restsOnSecrets);
            } else if (!questions.answers().equals(begun)) {
                begin();
            }
        }
        place.set(to);
    }

    /// Runs everything anew.
    void runAll() {
        if (checks.progress().get().phase() == Progress.Phase.SAVED) {
            open();
        }
        if (begun == null) {
            begin();
        } else {
            checks.again(
                    begun,
                    machine(),
                    Set.copyOf(checks.progress().get().observations().keySet()));
        }
    }

    /// Runs the steps of some rows anew.
    void runAgain(List<RowState> rows) {
        var steps = new HashSet<String>();
        rows.forEach(row -> steps.addAll(row.steps()));
        if (begun == null) {
            runAll();
        } else {
            checks.again(begun, machine(), steps);
        }
    }

    private void begin() {
        begun = questions.answers();
        checks.begin(begun, machine());
    }

    /// Shows a saved run, with its answers, so that it can be run again here.
    void show(Run run) {
        opened = false;
        begun = null;
        questions.take(run.answers());
        Service known = services.stream()
                .filter(each -> each.id().equals(run.service().id()))
                .findFirst()
                .orElse(run.service());
        service.set(known);
        checks.show(run);
        place.set(Place.RESULT);
    }

    /// This computer, as far as the call is made on it.
    Machine machine() {
        return questions.device.get() == Device.ANOTHER ? Machine.UNKNOWN : questions.machine.get();
    }

    @Override
    public void close() {
        checks.close();
        secrets.close();
    }
}
