// SPDX-License-Identifier: Apache-2.0
package app.clearline.asn1;

import java.io.IOException;

/// Bytes that are not DER, or not of the shape that was asked for. The message says what is wrong, never the bytes.
public final class DerException extends IOException {

    private static final long serialVersionUID = 1L;

    /// @param message what is wrong; never the bytes themselves
    public DerException(String message) {
        super(message);
    }

    DerException(String message, Throwable cause) {
        super(message, cause);
    }
}
