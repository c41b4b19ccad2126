// SPDX-License-Identifier: Apache-2.0
package app.clearline;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.clearline.fixture.BareWindow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How soon the packaged program shows its first frame and then its first page, and its first observation in a
/// terminal:
/// with its archives of classes, without, and beside a window of one label that has an archive of its own; one after
/// the
/// other, ten rounds.
/// And how much memory is resident after a full run. Prints; fails for nothing. Skipped where no image was made
/// (`mvn -Pdist verify`). On the headless platform, so that no display and no driver of one is timed.
@Tag("bench")
class StartBench {

    private static final Path IMAGE = Path.of("target/dist/clearline").toAbsolutePath();
    private static final int ROUNDS = 10;
    private static final String FRAME = "-Djavafx.pulseLogger=true -Djavafx.pulseLogger.threshold=0 -Xlog:disable"
            + " -Dglass.platform=Headless -Dprism.order=sw";
    /// From the moment on that the pages are in the window; telling it takes some milliseconds.
    private static final String PAGE = FRAME + " -Xlog:class+init=info";

    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED,javafx.graphics");

    @TempDir
    Path folder;

    @Test
    void firstFrameAndFirstObservation() throws Exception {
        assumeTrue(Files.isRegularFile(IMAGE.resolve("lib/app/clearline.jsa")), "no image was made: mvn -Pdist verify");
        Path bareJar = bare();
        String java = IMAGE.resolve("lib/runtime/bin/java").toString();
        Path archive = folder.resolve("bare.aot");
        until("PULSE", FRAME, bareLine(java, "-XX:AOTCacheOutput=" + archive, bareJar, "train"));
        assumeTrue(Files.isRegularFile(archive), "the bare window got no archive");
        Path without = without();
        var figures = new ArrayList<List<Double>>();
        for (int i = 0; i < 7; i++) {
            figures.add(new ArrayList<>());
        }
        List<String> check = List.of("check", "--service", "practice", "--quality", "0", "--events");
        for (int round = 0; round <= ROUNDS; round++) {
            double[] now = {
                until("PULSE", FRAME, program(IMAGE, List.of())),
                until("PULSE", FRAME, program(without, List.of())),
                until("PULSE", FRAME, bareLine(java, "-XX:AOTCache=" + archive, bareJar, "stay")),
                until("PULSE", "desktop/Ahead'", PAGE, program(IMAGE, List.of())),
                until("PULSE", "desktop/Ahead'", PAGE, program(without, List.of())),
                until("\"event\":\"ended\"", "", program(IMAGE, check)),
                until("\"event\":\"ended\"", "", program(without, check))
            };
            // The first round fills the system's cache of files.
            for (int i = 0; round > 0 && i < now.length; i++) {
                figures.get(i).add(now[i]);
            }
        }
        say("first frame: %.0f ms; without the archive %.0f ms, bare window %.0f ms", figures, 0, 1, 2);
        System.err.printf(
                "first frame, ratio: %.2f of without, %.2f of bare%n", ratio(figures, 0, 1), ratio(figures, 0, 2));
        say("first page: %.0f ms; without %.0f ms", figures, 3, 4);
        System.err.printf("first page, ratio: %.2f%n", ratio(figures, 3, 4));
        say("first observation: %.0f ms; without %.0f ms", figures, 5, 6);
        System.err.printf("first observation, ratio: %.2f%n", ratio(figures, 5, 6));
    }

    @Test
    void memory() throws Exception {
        assumeTrue(Files.isDirectory(IMAGE), "no image was made: mvn -Pdist verify");
        var line = new ArrayList<>(List.of(
                "sh",
                "-c",
                "\"$@\" >/dev/null & p=$!; peak=0; while s=$(awk '/VmHWM/ {print $2}' /proc/$p/status) && [ -n \"$s\""
                        + " ]; do peak=$s; sleep 0.1; done 2>/dev/null; echo \"peak $peak\"",
                "sh"));
        line.addAll(program(IMAGE, List.of("check", "--service", "practice", "--quality", "5")));
        Process process = started("", line);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher peak = Pattern.compile("peak (\\d+)").matcher(said);
        System.err.println("resident after a full run: "
                + (peak.find() ? Long.parseLong(peak.group(1)) / 1024 + " MiB at most" : said));
    }

    private static List<String> program(Path image, List<String> words) {
        return Stream.concat(Stream.of(image.resolve("bin/clearline").toString()), words.stream())
                .toList();
    }

    private static List<String> bareLine(String java, String archive, Path jar, String word) {
        return Stream.of(List.of(java, archive), JVM, List.of("-cp", jar.toString(), BareWindow.class.getName(), word))
                .flatMap(List::stream)
                .toList();
    }

    /// Milliseconds from the start of a process to the first line that holds a word; the process is ended then, unless
    /// it ends by itself because it is being trained.
    private double until(String word, String options, List<String> line) throws IOException, InterruptedException {
        return until(word, "", options, line);
    }

    /// @param before a line that holds this comes first
    private double until(String word, String before, String options, List<String> line)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        Process process = started(options, line);
        double took = Double.NaN;
        boolean begun = before.isEmpty();
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String each = lines.readLine(); each != null; each = lines.readLine()) {
                begun = begun || each.contains(before);
                if (begun && each.contains(word) && Double.isNaN(took)) {
                    took = (System.nanoTime() - began) / 1e6;
                    if (!line.contains("train")) {
                        break;
                    }
                }
            }
        }
        if (!line.contains("train")) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        process.waitFor(60, TimeUnit.SECONDS);
        return took;
    }

    private Process started(String options, List<String> line) throws IOException {
        var builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().put("CLEARLINE_HOME", folder.toString());
        builder.environment().put("JAVA_TOOL_OPTIONS", options);
        // The headless platform needs none, but the program looks for one before it opens its window.
        builder.environment().putIfAbsent("DISPLAY", ":0");
        return builder.start();
    }

    private Path bare() throws IOException {
        Path jar = folder.resolve("bare.jar");
        String name = BareWindow.class.getName().replace('.', '/');
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> classes = Files.list(Path.of(
                        BareWindow.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath(),
                        name.substring(0, name.lastIndexOf('/'))))) {
            for (Path file : classes.filter(
                            each -> each.getFileName().toString().startsWith("BareWindow"))
                    .toList()) {
                out.putNextEntry(new JarEntry(name.substring(0, name.lastIndexOf('/') + 1) + file.getFileName()));
                Files.copy(file, out);
            }
        }
        return jar;
    }

    private Path without() throws IOException, InterruptedException {
        Path copy = folder.resolve("without");
        new ProcessBuilder("cp", "-a", IMAGE.toString(), copy.toString())
                .start()
                .waitFor();
        Files.delete(copy.resolve("lib/app/clearline.aot"));
        Files.delete(copy.resolve("lib/app/clearline.jsa"));
        Path launcher = copy.resolve("bin/clearline");
        Files.write(
                launcher,
                Files.readAllLines(launcher).stream()
                        .filter(each -> !each.contains("SharedArchiveFile"))
                        .toList());
        return copy;
    }

    private static void say(String form, List<List<Double>> figures, int... which) {
        Object[] medians = java.util.Arrays.stream(which)
                .mapToObj(i -> median(figures.get(i)))
                .toArray();
        System.err.println(String.format(Locale.ROOT, form, medians));
    }

    private static double ratio(List<List<Double>> figures, int one, int other) {
        var ratios = new ArrayList<Double>();
        for (int i = 0; i < figures.get(one).size(); i++) {
            ratios.add(figures.get(one).get(i) / figures.get(other).get(i));
        }
        return median(ratios);
    }

    private static double median(List<Double> figures) {
        return figures.stream().sorted().toList().get(figures.size() / 2);
    }
}
