// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Cause;
import app.clearline.model.Complaint;
import app.clearline.model.HostPort;
import app.clearline.run.Wishes;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// How far the checks are to go: each wish a property.
final class Depth {

    /// Where a responder listens unless it is told otherwise.
    static final int RESPONDER_PORT = 3478;

    final ObjectProperty<QualityTime> quality = new SimpleObjectProperty<>(QualityTime.SHORT);
    final BooleanProperty sweep = new SimpleBooleanProperty();
    private boolean chosen;
    final StringProperty responder = new SimpleStringProperty("");

    /// Whoever complains of quality is measured for longer, unless the person chose a time.
    void suggest(Complaint complaint) {
        if (!chosen) {
            quality.set(complaint == Complaint.POOR_QUALITY ? QualityTime.LONG : QualityTime.SHORT);
        }
    }

    /// The person says how long.
    void choose(QualityTime time) {
        chosen = true;
        quality.set(time);
    }

    /// The key of what is wrong with the wishes; empty where they can be fulfilled.
    ///
    /// @param keyed whether there is a key for the responder
    Optional<String> problem(boolean keyed) {
        if (responder.get().isBlank()) {
            return Optional.empty();
        }
        if (address().isEmpty()) {
            return Optional.of("desktop.depth.responder.wrong");
        }
        return keyed ? Optional.empty() : Optional.of("desktop.depth.key.wrong");
    }

    Wishes wishes(Set<Cause> faults) {
        HostPort far = address().orElse(null);
        return new Wishes(Wishes.DEFAULT.budget(), quality.get().time(), sweep.get() && far != null, far, faults);
    }

    private Optional<HostPort> address() {
        String text = responder.get().strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        boolean bare = text.indexOf(':') < 0 || text.endsWith("]");
        try {
            return Optional.of(HostPort.parse(bare ? text + ":" + RESPONDER_PORT : text));
        } catch (IllegalArgumentException e) {
            // No address yet, or none at all: the page says so.
            return Optional.empty();
        }
    }
}
