// SPDX-License-Identifier: Apache-2.0
package app.clearline.run;

import app.clearline.model.Failure;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A step that did not do all it set out to do. Its message is for technicians and holds no credentials.
public final class ProbeException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;
    private final transient @Nullable Finding finding;

    public ProbeException(FailureClass type, String detail) {
        this(type, detail, null);
    }

    /// @param finding what was seen before it went wrong
    public ProbeException(FailureClass type, String detail, @Nullable Finding finding) {
        super(type.id() + ": " + detail);
        this.failure = new Failure(type, detail);
        this.finding = finding;
    }

    public Failure failure() {
        return failure;
    }

    public @Nullable Finding finding() {
        return finding;
    }
}
