// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import java.io.IOException;

/// A file that is no saved run, or a damaged one. The message names the place.
public final class RunFormatException extends IOException {

    private static final long serialVersionUID = 1L;

    RunFormatException(String message) {
        super(message);
    }

    RunFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
