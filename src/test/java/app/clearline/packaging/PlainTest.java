// SPDX-License-Identifier: Apache-2.0
package app.clearline.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.clearline.model.Phrase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `packaging/Plain.java`: what it writes into classes does the same as what Java would make at the first use.
class PlainTest {

    private static final Path TOOL = Path.of("packaging/Plain.java").toAbsolutePath();
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenOutDoesTheSame() throws Exception {
        List<Path> samples = samples();
        assertThat(left(samples)).contains("java.lang.runtime.ObjectMethods", "java.lang.runtime.SwitchBootstraps");
        List<String> before = seen();

        plain();

        assertThat(left(samples)).doesNotContain("java.lang.runtime.ObjectMethods");
        // A switch over words stays as it is.
        assertThat(left(samples.stream().filter(PlainTest::ofTypes).toList()))
                .doesNotContain("java.lang.runtime.SwitchBootstraps");
        assertThat(seen()).isEqualTo(before).contains("Nested[]", "round 2.5", "null: java.lang.NullPointerException");
        // And each class is as a checker wants it.
        for (Path sample : samples) {
            assertThat(ClassFile.of().verify(sample)).as(sample.toString()).isEmpty();
        }
    }

    @Test
    void whatIsPlainAlreadyIsLeftAlone() throws Exception {
        List<Path> samples = samples();
        plain();
        var first = dates(samples);
        plain();
        assertThat(dates(samples)).isEqualTo(first);
    }

    @Test
    void theProgramIsPlain() throws Exception {
        Path classes = Path.of(
                Phrase.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        assumeTrue(classes.equals(Path.of("target/classes").toAbsolutePath()), "not built by Maven");
        try (Stream<Path> files = Files.walk(classes)) {
            assertThat(left(files.filter(each -> each.toString().endsWith(".class"))
                            .toList()))
                    .contains("java.lang.invoke.LambdaMetafactory")
                    .doesNotContain("java.lang.runtime.ObjectMethods", "java.lang.runtime.SwitchBootstraps");
        }
    }

    private static Map<Path, FileTime> dates(List<Path> files) throws IOException {
        var dates = new TreeMap<Path, FileTime>();
        for (Path file : files) {
            dates.put(file, Files.getLastModifiedTime(file));
        }
        return dates;
    }

    private static boolean ofTypes(Path sample) {
        return !sample.getFileName().toString().contains("Words");
    }

    /// The compiled samples, copied to where they may be changed.
    private List<Path> samples() throws IOException {
        Path from = Path.of(PlainTest.class.getResource("PlainSamples.class").getPath());
        Path to = Files.createDirectories(
                folder.resolve(PlainTest.class.getPackageName().replace('.', '/')));
        try (Stream<Path> files = Files.list(from.getParent())) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith("PlainSamples"))
                    .toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        try (Stream<Path> copied = Files.list(to)) {
            return copied.toList();
        }
    }

    private void plain() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-classpath",
                        folder.toString(),
                        TOOL.toString(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    /// What the samples say of themselves, as they are in the folder now.
    private List<String> seen() throws Exception {
        try (var loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            @SuppressWarnings("unchecked")
            var samples = (Supplier<List<String>>) loader.loadClass(PlainSamples.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();
            return samples.get();
        }
    }

    /// Who would be asked at the first use of something in these classes.
    private static Set<String> left(List<Path> classes) {
        return classes.stream().flatMap(PlainTest::calls).collect(Collectors.toSet());
    }

    private static Stream<String> calls(Path file) {
        ClassModel model;
        try {
            model = ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return model.methods().stream()
                .flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream())
                .filter(InvokeDynamicInstruction.class::isInstance)
                .map(each -> ((InvokeDynamicInstruction) each).bootstrapMethod().owner())
                .map(PlainTest::name);
    }

    private static String name(ClassDesc type) {
        return type.packageName() + "." + type.displayName();
    }
}
