// SPDX-License-Identifier: Apache-2.0

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Draws every icon of the program from `clearline.svg`: `java icons/Icons.java`, at the root of the clone.
///
/// Needs `rsvg-convert` (librsvg) and `icotool` (icoutils). What it writes is kept in git, so that no build needs them;
/// `made-from.txt` holds the SHA-256 of the drawing, by which `IconsTest` knows that the pictures are of that drawing.
public final class Icons {

    private static final Path HERE = Path.of("icons");
    private static final Path DRAWING = HERE.resolve("clearline.svg");
    private static final Path PROGRAM = Path.of("src/main/resources/app/clearline");

    /// The window's own icons, and the one of the Linux packages.
    private static final List<Integer> WINDOW = List.of(16, 32, 48, 128, 256);

    private static final List<Integer> WINDOWS = List.of(16, 20, 24, 32, 40, 48, 64, 256);

    /// Types of the Apple icon format that hold a PNG: the name tells the size and whether it is for a dense screen.
    private static final Map<String, Integer> APPLE = new LinkedHashMap<>();

    static {
        APPLE.put("icp4", 16);
        APPLE.put("ic11", 32);
        APPLE.put("icp5", 32);
        APPLE.put("ic12", 64);
        APPLE.put("ic07", 128);
        APPLE.put("ic13", 256);
        APPLE.put("ic08", 256);
        APPLE.put("ic14", 512);
        APPLE.put("ic09", 512);
        APPLE.put("ic10", 1024);
    }

    private Icons() {}

    public static void main(String[] args) throws Exception {
        Path scratch = Files.createTempDirectory("icons");
        var sizes = new TreeSet<>(APPLE.values());
        sizes.addAll(WINDOW);
        sizes.addAll(WINDOWS);
        for (int size : sizes) {
            run(
                    "rsvg-convert",
                    "-w",
                    "" + size,
                    "-h",
                    "" + size,
                    DRAWING.toString(),
                    "-o",
                    drawn(scratch, size).toString());
        }
        for (int size : WINDOW) {
            Files.write(PROGRAM.resolve("icon-" + size + ".png"), Files.readAllBytes(drawn(scratch, size)));
        }
        Files.write(HERE.resolve("clearline-512.png"), Files.readAllBytes(drawn(scratch, 512)));
        ico(scratch);
        Files.write(HERE.resolve("clearline.icns"), icns(scratch));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(DRAWING));
        Files.writeString(HERE.resolve("made-from.txt"), HexFormat.of().formatHex(hash) + "  clearline.svg\n");
    }

    /// Small pictures as bitmaps, which every Windows program can read; the large one as PNG.
    private static void ico(Path scratch) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of("icotool", "-c", "-o", HERE.resolve("clearline.ico").toString()));
        for (int size : WINDOWS) {
            if (size == 256) {
                command.add("-r");
            }
            command.add(drawn(scratch, size).toString());
        }
        run(command.toArray(String[]::new));
    }

    /// `icns`, the length of the whole, then each picture as type, length with these eight bytes, PNG.
    private static byte[] icns(Path scratch) throws IOException {
        var pictures = new ByteArrayOutputStream();
        var out = new DataOutputStream(pictures);
        for (var type : APPLE.entrySet()) {
            byte[] png = Files.readAllBytes(drawn(scratch, type.getValue()));
            out.write(type.getKey().getBytes(StandardCharsets.US_ASCII));
            out.writeInt(png.length + 8);
            out.write(png);
        }
        var whole = new ByteArrayOutputStream();
        var head = new DataOutputStream(whole);
        head.write("icns".getBytes(StandardCharsets.US_ASCII));
        head.writeInt(pictures.size() + 8);
        pictures.writeTo(whole);
        return whole.toByteArray();
    }

    private static Path drawn(Path scratch, int size) {
        return scratch.resolve(size + ".png");
    }

    private static void run(String... command) throws IOException, InterruptedException {
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException(command[0] + " ended with " + exit);
        }
    }
}
