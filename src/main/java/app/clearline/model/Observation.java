// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one step left behind. Nothing in it is an opinion.
///
/// @param id the step's id
/// @param started since the run began
/// @param took excludes waiting for other steps
/// @param finding what was seen, also where the step then failed; null where nothing was
/// @param failure null where the step did all it set out to do
public record Observation(
        String id,
        ProbeKind probe,
        Endpoint endpoint,
        Route route,
        Duration started,
        Duration took,
        @Nullable Finding finding,
        @Nullable Failure failure) {

    public boolean ok() {
        return failure == null;
    }

    /// Whether the step was really tried: an `ok` or a failure of the far side, not one of ours.
    public boolean tried() {
        return failure == null || failure.type().tried();
    }

    public boolean failed(FailureClass... types) {
        if (failure != null) {
            for (FailureClass type : types) {
                if (failure.type() == type) {
                    return true;
                }
            }
        }
        return false;
    }

    /// The finding if it is of `type`.
    public <F extends Finding> Optional<F> found(Class<F> type) {
        return type.isInstance(finding) ? Optional.of(type.cast(finding)) : Optional.empty();
    }
}
