// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import static app.clearline.detect.Samples.bytes;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
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
    void aTextThatIsReferredToAThousandTimesCostsLittle() {
        // Object 0 is an array of 15,000 references, all to object 1, a text of 60,000 characters.
        int references = 15_000;
        int length = 60_000;
        ByteBuffer file = ByteBuffer.allocate(8 + 4 + references + 4 + length + 8 + 32);
        file.put("bplist00".getBytes(UTF_8));
        file.put((byte) 0xAF).put((byte) 0x11).putShort((short) references);
        for (int i = 0; i < references; i++) {
            file.put((byte) 1);
        }
        int text = file.position();
        file.put((byte) 0x5F).put((byte) 0x11).putShort((short) length).put(new byte[length]);
        int table = file.position();
        file.putInt(8).putInt(text);
        file.position(file.capacity() - 32 + 6);
        file.put((byte) 4).put((byte) 1).putLong(2).putLong(0).putLong(table);
        var bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = bean.getCurrentThreadAllocatedBytes();
        assertThat(PropertyList.parse(file.array())).isEmpty();
        assertThat(bean.getCurrentThreadAllocatedBytes() - before).isBetween(2L << 20, 32L << 20);
    }

    @Test
    void whatIsNoUtf8IsNotComplainedOf() {
        PrintStream before = System.err;
        var said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, UTF_8));
        try {
            assertThat(PropertyList.parse(new byte[] {'<', 'a', (byte) 0xFF, '>'}))
                    .isEmpty();
        } finally {
            System.setErr(before);
        }
        assertThat(said.toString(UTF_8)).isEmpty();
        assertThat(xml("\uFEFF<plist><dict><key>a</key><string>b</string></dict></plist>"))
                .containsExactly(entry("a", "b"));
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
