// SPDX-License-Identifier: Apache-2.0
package app.clearline.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.Bending;
import app.clearline.fixture.Decoding;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The short form of the fuzzing, see `docs/fuzzing.md`: every decoder takes what is sound, and refuses what is bent as
/// it says it does. The same inputs each time.
class DecodersTest {

    private static final long SEED = 20261123;

    @ParameterizedTest
    @MethodSource("decoders")
    void aValueOrTheDocumentedRefusal(Decoding decoding) {
        assertThat(decoding.takes(decoding.seeds().getFirst().clone()))
                .as("the first seed is sound")
                .isTrue();
        var bending = new Bending(decoding, SEED);
        for (int i = 0; i < decoding.brief(); i++) {
            byte[] input = bending.next();
            try {
                decoding.takes(input);
            } catch (Throwable e) {
                throw new AssertionError(
                        decoding.name() + ", input " + i + ": " + HexFormat.of().formatHex(input), e);
            }
        }
    }

    static List<Decoding> decoders() throws IOException, GeneralSecurityException {
        return Decoders.all();
    }
}
