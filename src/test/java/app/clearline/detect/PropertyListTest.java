// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import static app.clearline.detect.Samples.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PropertyListTest {

    @Test
    void xmlIsRead() {
        Map<String, Object> info = PropertyList.parse(bytes("macos/Info-chrome.plist"));
        assertThat(info)
                .contains(
                        entry("CFBundleIdentifier", "com.google.Chrome"),
                        entry("CFBundleShortVersionString", "131.0.6778.86"),
                        entry("LSRequiresCarbon", true),
                        entry("NSHighResolutionCapable", false),
                        entry("Count", 42L),
                        entry(
                                "CFBundleDocumentTypes",
                                List.of(Map.of(
                                        "CFBundleTypeExtensions",
                                        List.of("html", "htm"),
                                        "LSHandlerRank",
                                        "Alternate"))))
                .doesNotContainKeys("Weight", "Built");
    }

    @Test
    void binaryIsRead() {
        Map<String, Object> info = PropertyList.parse(bytes("macos/Info-safari.plist"));
        assertThat(info)
                .contains(
                        entry("CFBundleIdentifier", "com.apple.Safari"),
                        entry("CFBundleShortVersionString", "18.1.1"),
                        entry("Greeting", "Grüße, 世界"),
                        entry("Big", 123456789012L),
                        entry("Small", 7L),
                        entry("Yes", true),
                        entry("No", false),
                        entry("List", List.of("a", 1L, Map.of("in", "ner"))),
                        entry("Long", LongStream.rangeClosed(0, 16).boxed().toList()))
                .doesNotContainKeys("Ratio", "Made", "Blob");
        assertThat(PropertyList.text(info, "LongText").orElse(""))
                .hasSize(95)
                .startsWith("A text of")
                .endsWith("the marker");
    }

    @Test
    void cutOrScratchedFilesEndQuietly() {
        byte[] whole = bytes("macos/Info-safari.plist");
        for (int length = 0; length < whole.length - 1; length++) {
            assertThat(PropertyList.parse(Arrays.copyOf(whole, length)))
                    .as("cut after %d bytes", length)
                    .doesNotContainEntry("CFBundleShortVersionString", "18.1.1");
        }
        var random = new Random(7);
        long start = System.nanoTime();
        for (int i = 0; i < 5000; i++) {
            byte[] scratched = whole.clone();
            for (int j = 0; j < 4; j++) {
                scratched[8 + random.nextInt(whole.length - 8)] = (byte) random.nextInt();
            }
            assertThat(PropertyList.parse(scratched)).hasSizeLessThanOrEqualTo(14);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void aListThatHoldsItselfEnds() {
        // Object 0 is an array of fourteen references, all to itself; offset table at 24.
        byte[] file = new byte[25 + 32];
        System.arraycopy("bplist00".getBytes(UTF_8), 0, file, 0, 8);
        file[8] = (byte) 0xAE;
        file[24] = 8;
        int trailer = file.length - 32;
        file[trailer + 6] = 1;
        file[trailer + 7] = 1;
        file[trailer + 15] = 1;
        file[trailer + 31] = 24;
        assertThat(PropertyList.parse(file)).isEmpty();
    }

    @Test
    void hostileXmlIsHarmless() {
        assertThat(xml("<!DOCTYPE p [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                        + "<plist><dict><key>a</key><string>&a;</string></dict></plist>"))
                .isEmpty();
        assertThat(xml("<plist><dict><key>a</key>" + "<array>".repeat(10_000))).isEmpty();
        assertThat(xml("<plist><dict><key>a</key><integer>many</integer></dict></plist>"))
                .isEmpty();
        assertThat(xml("\u0000\u0001")).isEmpty();
        assertThat(xml("<plist><dict><key>a</key><string>b</string></dict></plist>"))
                .containsExactly(entry("a", "b"));
    }

    private static Map<String, Object> xml(String text) {
        return PropertyList.parse(text.getBytes(UTF_8));
    }
}
