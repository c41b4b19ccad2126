// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VoiceTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void whatTheNetworkSaysDoesNotSteerTheTerminal() {
        voice(StandardCharsets.UTF_8, false).line("realm \u001b[2J\u202e\r\nend");

        assertThat(printed()).isEqualTo("realm  [2J   end\n");
    }

    @Test
    void charactersThatTheStreamLacksHaveStandIns() {
        voice(StandardCharsets.US_ASCII, false)
                .marked(Outcome.FAIL, "  * ", "    ", "UDP 1025–65535 — “no” … ≥ 5\u2009ms ж");

        assertThat(printed()).isEqualTo("  x UDP 1025-65535 - \"no\" ... >= 5 ms ?\n");
    }

    @Test
    void coloursComeOnlyWhereTheyAreWanted() {
        voice(StandardCharsets.UTF_8, true).marked(Outcome.PASS, "* ", "  ", "good");
        voice(StandardCharsets.UTF_8, false).marked(Outcome.PASS, "* ", "  ", "good");

        assertThat(printed()).isEqualTo("\u001b[32m✓ good\u001b[0m\n✓ good\n");
    }

    @Test
    void longTextIsBrokenBetweenWordsAndHangs() {
        new Voice(stream(StandardCharsets.UTF_8), false, 20).paragraph("1. ", "   ", "one two three four five\nsix");

        assertThat(printed()).isEqualTo("1. one two three\n   four five\n   six\n");
    }

    @Test
    void noColourIsRespected() {
        assertThat(Terminal.colours(Map.of("TERM", "xterm"))).isTrue();
        assertThat(Terminal.colours(Map.of("TERM", "xterm", "NO_COLOR", "1"))).isFalse();
        assertThat(Terminal.colours(Map.of("TERM", "xterm", "NO_COLOR", ""))).isTrue();
        assertThat(Terminal.colours(Map.of("TERM", "dumb"))).isFalse();
        assertThat(Terminal.colours(Map.of())).isFalse();
        assertThat(Terminal.colours(Map.of("WT_SESSION", "1"))).isTrue();
    }

    private Voice voice(Charset charset, boolean colour) {
        return new Voice(stream(charset), colour, 100);
    }

    private PrintStream stream(Charset charset) {
        return new PrintStream(bytes, true, charset);
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
