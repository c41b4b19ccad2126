// SPDX-License-Identifier: Apache-2.0
package app.clearline.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The kept pictures are those of the one drawing, in every size that the systems ask for.
class IconsTest {

    private static final Path ICONS = Path.of("icons");

    @Test
    void theyWereMadeFromTheDrawingAsItIs() throws Exception {
        byte[] drawing = Files.readAllBytes(ICONS.resolve("clearline.svg"));
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(drawing));
        assertThat(Files.readString(ICONS.resolve("made-from.txt")))
                .as("after a change of the drawing: java icons/Icons.java")
                .isEqualTo(hash + "  clearline.svg\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 32, 48, 128, 256})
    void theWindowHasIt(int size) throws IOException {
        isTheDrawing(Files.readAllBytes(Path.of("src/main/resources/app/clearline/icon-" + size + ".png")), size);
    }

    @Test
    void thereIsALargePicture() throws IOException {
        isTheDrawing(Files.readAllBytes(ICONS.resolve("clearline-512.png")), 512);
    }

    @Test
    void macOsGetsPlainAndDenseSizes() throws IOException {
        var file = ByteBuffer.wrap(Files.readAllBytes(ICONS.resolve("clearline.icns")));
        assertThat(text(file)).isEqualTo("icns");
        assertThat(file.getInt()).isEqualTo(file.capacity());
        Map<String, byte[]> pictures = new TreeMap<>();
        while (file.hasRemaining()) {
            String type = text(file);
            byte[] picture = new byte[file.getInt() - 8];
            file.get(picture);
            pictures.put(type, picture);
        }
        Map<String, Integer> sizes = Map.of(
                "icp4", 16, "ic11", 32, "icp5", 32, "ic12", 64, "ic07", 128, "ic13", 256, "ic08", 256, "ic14", 512,
                "ic09", 512, "ic10", 1024);
        assertThat(pictures).containsOnlyKeys(sizes.keySet());
        for (var picture : pictures.entrySet()) {
            isTheDrawing(picture.getValue(), sizes.getOrDefault(picture.getKey(), 0));
        }
    }

    @Test
    void windowsGetsBitmapsAndOnePng() throws IOException {
        byte[] bytes = Files.readAllBytes(ICONS.resolve("clearline.ico"));
        var file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(file.getShort()).isZero();
        assertThat(file.getShort()).as("an icon, no cursor").isEqualTo((short) 1);
        List<Integer> widths = new ArrayList<>();
        for (int left = file.getShort(); left > 0; left--) {
            int width = file.get() & 0xff;
            assertThat(file.get() & 0xff).isEqualTo(width);
            assertThat(file.getInt(file.position() + 2) >>> 16)
                    .as("bits a pixel")
                    .isEqualTo(32);
            int length = file.getInt(file.position() + 6);
            int start = file.getInt(file.position() + 10);
            assertThat(start + length).isLessThanOrEqualTo(bytes.length);
            if (width == 0) {
                isTheDrawing(Arrays.copyOfRange(bytes, start, start + length), 256);
            } else {
                assertThat(file.getInt(start)).as("the head of a bitmap").isEqualTo(40);
                assertThat(file.getInt(start + 4)).isEqualTo(width);
                assertThat(centre(file, start, width)).isEqualTo(0x7fdcb5);
            }
            widths.add(width == 0 ? 256 : width);
            file.position(file.position() + 14);
        }
        assertThat(widths).containsExactlyInAnyOrder(16, 20, 24, 32, 40, 48, 64, 256);
    }

    /// The pixel in the middle of a bitmap of four bytes a pixel that stands behind a head of 40 bytes.
    private static int centre(ByteBuffer file, int start, int width) {
        return file.getInt(start + 40 + 4 * (width / 2 * width + width / 2)) & 0xffffff;
    }

    private static String text(ByteBuffer file) {
        byte[] letters = new byte[4];
        file.get(letters);
        return new String(letters, StandardCharsets.US_ASCII);
    }

    /// A square of that size with clear corners, a mint middle and a white line left of it.
    private static void isTheDrawing(byte[] png, int size) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(size);
        assertThat(image.getHeight()).isEqualTo(size);
        assertThat(image.getRGB(0, 0) >>> 24).as("the corner is clear").isZero();
        assertThat(image.getRGB(size / 2, size / 2)).isEqualTo(0xff7fdcb5);
        assertThat(image.getRGB(size / 4, size / 2) >> 16 & 0xff)
                .as("bright, how small it may be")
                .isGreaterThan(0x90);
    }
}
