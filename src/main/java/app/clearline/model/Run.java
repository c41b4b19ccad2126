// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// All of it together: what was asked, required, planned, seen and concluded. Saved as `clearline-run/1`, and
/// diagnosable again.
///
/// @param tool version of the program that made it
public record Run(
        String tool,
        Instant started,
        Duration took,
        Service service,
        Answers answers,
        Machine machine,
        List<Observation> observations,
        Diagnosis diagnosis) {

    public Run {
        observations = List.copyOf(observations);
    }
}
