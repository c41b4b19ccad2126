// SPDX-License-Identifier: Apache-2.0
package app.clearline.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.Decoding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The long form of the fuzzing, see `docs/fuzzing.md`: each decoder in a process of its own, driven by what
/// Jazzer sees of its branches. Files of each are in `target/fuzz`.
@Tag("fuzz")
class DecodersFuzz {

    private static final int MINUTES = Integer.getInteger("fuzz.minutes", 10);
    private static final String ONLY = System.getProperty("fuzz.only", "");

    @ParameterizedTest
    @MethodSource("decoders")
    void nothingButAValueOrTheDocumentedRefusal(Decoding decoding) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of("target/fuzz", decoding.name()));
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        for (int i = 0; i < decoding.seeds().size(); i++) {
            Files.write(corpus.resolve("seed-" + i), decoding.seeds().get(i));
        }
        Path log = folder.resolve("log.txt");
        Process fuzzer = new ProcessBuilder(command(decoding, folder, corpus))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(fuzzer.waitFor(MINUTES + 2L, TimeUnit.MINUTES))
                    .as("ends by itself")
                    .isTrue();
        } finally {
            fuzzer.destroyForcibly();
        }
        List<String> said =
                Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList();
        said.stream()
                .filter(line -> line.startsWith("Done "))
                .forEach(line -> System.err.printf("%s: %s%n", decoding.name(), line));
        assertThat(fuzzer.exitValue()).as("see %s", log).isZero();
    }

    private static List<String> command(Decoding decoding, Path folder, Path corpus) throws IOException {
        var command = new ArrayList<String>();
        if (Files.isExecutable(Path.of("/usr/bin/nice"))) {
            command.addAll(List.of("/usr/bin/nice", "-n", "19"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-Dfuzz.decoder=" + decoding.name(),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzTarget.class.getName(),
                "--instrumentation_includes=app.clearline.**:org.ice4j.**:org.mozilla.javascript.**:org.xbill.DNS.**",
                "--disabled_hooks=" + String.join(":", disabled(decoding)),
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-max_total_time=" + MINUTES * 60,
                "-timeout=30",
                "-rss_limit_mb=4096",
                "-print_final_stats=1"));
        if (!decoding.words().isEmpty()) {
            Path words = folder.resolve("words.dict");
            Files.write(
                    words, decoding.words().stream().map(DecodersFuzz::quoted).toList());
            command.add("-dict=" + words);
        }
        command.add(corpus.toString());
        return command;
    }

    /// Decoders of files and far ends open what they are told to open; the hooks for that would cry wolf. Where reports
    /// are made, the hook that watches regular expressions takes 100 MB and half a second for a single run.
    private static List<String> disabled(Decoding decoding) {
        return Stream.of("ServerSideRequestForgery", "FilePathTraversal", "RegexInjection", "RegexRoadblocks")
                .filter(hook ->
                        !hook.equals("RegexRoadblocks") || decoding.name().startsWith("saved-run"))
                .map("com.code_intelligence.jazzer.sanitizers."::concat)
                .toList();
    }

    /// As libFuzzer's dictionaries have it.
    private static String quoted(String word) {
        var quoted = new StringBuilder("\"");
        for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
            quoted.append(
                    b > ' ' && b < 127 && b != '"' && b != '\\' ? String.valueOf((char) b) : "\\x%02X".formatted(b));
        }
        return quoted.append('"').toString();
    }

    static List<Decoding> decoders() throws IOException, GeneralSecurityException {
        return Decoders.all().stream()
                .filter(each -> ONLY.isEmpty() || List.of(ONLY.split(",", -1)).contains(each.name()))
                .toList();
    }
}
