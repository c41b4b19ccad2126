// SPDX-License-Identifier: Apache-2.0
package app.clearline.fuzz;

import app.clearline.fixture.Decoding;
import java.io.IOException;
import java.security.GeneralSecurityException;

/// What Jazzer calls, by the names that it looks for: one decoder, named by the property `fuzz.decoder`.
public final class FuzzTarget {

    private static final Decoding DECODING = decoding();

    private FuzzTarget() {}

    /// Loads what is needed, so that no input is blamed for it.
    public static void fuzzerInitialize() {
        DECODING.seeds().forEach(seed -> DECODING.takes(seed.clone()));
    }

    public static void fuzzerTestOneInput(byte[] input) {
        DECODING.takes(input);
    }

    private static Decoding decoding() {
        try {
            return Decoders.named(System.getProperty("fuzz.decoder", ""));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
