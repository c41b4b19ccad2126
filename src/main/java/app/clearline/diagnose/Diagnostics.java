// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Answers;
import app.clearline.model.Conclusion;
import app.clearline.model.Diagnosis;
import app.clearline.model.Observation;
import app.clearline.model.Service;
import java.util.Collection;
import java.util.List;

/// Observations become a diagnosis. Pure.
public final class Diagnostics {

    private Diagnostics() {}

    /// What the observations mean for a client with these answers. With only a part of the observations, what has not
    /// run counts as not tested.
    public static Diagnosis of(Service service, Answers answers, Collection<Observation> observations) {
        return new Diagnosis(Conclusion.CANNOT_TELL, List.of(), List.of());
    }
}
