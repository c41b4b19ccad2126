// SPDX-License-Identifier: Apache-2.0

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipOutputStream;

/// Makes the program with its own runtime, for Windows and macOS: `java packaging/Image.java windows` (or `macos`) at
/// the root
/// of the clone, with the JDK 25 that is to be shipped, after `mvn -DskipTests package` on the same system.
///
/// Leaves `target/dist/Clearline` or `target/dist/Clearline.app`. Options are in the argument files `runtime.args` and
/// `image.args` of the system's folder. (Linux has scripts of its own beside this.)
public final class Image {

    private static final Path PROGRAM = Path.of("target/clearline");
    private static final Path DIST = Path.of("target/dist");
    private static final String REHEARSAL = "app.clearline.Rehearsal";
    private static final int PATIENCE_MINUTES = 5;

    /// For macOS jpackage refuses versions that begin with 0, so ours is filled in afterwards.
    private static final String NO_VERSION = "1";

    private final Path own;
    private final boolean windows;
    private final Path runtime = DIST.resolve("runtime");
    private final Path lib = DIST.resolve("lib");

    private Image(String system) {
        own = Path.of("packaging", system);
        windows = system.equals("windows");
    }

    public static void main(String[] args) throws Exception {
        if (args.length != 1 || !List.of("windows", "macos").contains(args[0])) {
            throw new IllegalArgumentException("java packaging/Image.java windows|macos");
        }
        var image = new Image(args[0]);
        remove(DIST);
        Files.createDirectories(DIST);
        image.runtime();
        image.libraries();
        image.program();
        image.archive();
    }

    /// The libraries of JavaFX become modules with their natives beside the runtime's, so that nothing is unpacked at a
    /// person's first start.
    private void runtime() throws IOException, InterruptedException {
        Path modules = DIST.resolve("jmods");
        Files.createDirectories(modules);
        for (Path jar : jars(PROGRAM.resolve("fx"))) {
            Path classes = DIST.resolve("fx/classes");
            Path natives = DIST.resolve("fx/natives");
            remove(DIST.resolve("fx"));
            Files.createDirectories(classes);
            Files.createDirectories(natives);
            unpack(jar, classes, natives);
            if (Files.exists(classes.resolve("module-info.class"))) {
                String name = jar.getFileName()
                        .toString()
                        .replaceFirst("-[0-9].*", "")
                        .replace('-', '.');
                tool(
                        "jmod",
                        "create",
                        "--class-path",
                        classes.toString(),
                        "--libs",
                        natives.toString(),
                        modules.resolve(name + ".jmod").toString());
            }
        }
        tool(
                "jlink",
                "--module-path",
                modules.toString(),
                "@" + own.resolve("runtime.args"),
                "--output",
                runtime.toString());
        remove(modules);
        remove(DIST.resolve("fx"));
    }

    /// JNA's natives for twenty systems are left out; the one for this system lies beside the jars, where it can be
    /// signed.
    private void libraries() throws IOException {
        Files.createDirectories(lib);
        for (Path jar : jars(PROGRAM.resolve("lib"))) {
            Path copy = lib.resolve(jar.getFileName().toString());
            if (copy.getFileName().toString().matches("jna-[0-9].*")) {
                withoutNatives(jar, copy);
            } else {
                Files.copy(jar, copy);
            }
        }
    }

    private void withoutNatives(Path jar, Path copy) throws IOException {
        String arch = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86-64";
        String wanted = "com/sun/jna/" + (windows ? "win32-" : "darwin-") + arch + "/";
        try (var from = new JarFile(jar.toFile());
                var to = new ZipOutputStream(Files.newOutputStream(copy))) {
            for (JarEntry entry : from.stream().toList()) {
                boolean library = entry.getName().matches(".*\\.(dll|so|a|jnilib|dylib)");
                if (library && entry.getName().startsWith(wanted)) {
                    String name = entry.getName().substring(wanted.length());
                    try (OutputStream out = Files.newOutputStream(lib.resolve(name))) {
                        copy(from, entry, out);
                    }
                } else if (!library) {
                    var same = new JarEntry(entry.getName());
                    same.setTime(entry.getTime());
                    to.putNextEntry(same);
                    copy(from, entry, to);
                }
            }
        }
    }

    private void program() throws IOException, InterruptedException {
        String version = version();
        String jar = "clearline-" + version + ".jar";
        String shown = windows ? version : NO_VERSION;
        tool("jpackage", "--app-version", shown, "--main-jar", jar, "@" + own.resolve("image.args"));
        Path app = app();
        if (!windows) {
            replace(app.resolveSibling("Info.plist"), "@version@", version);
            replace(app.resolve("Clearline.cfg"), "app-version=" + NO_VERSION, "app-version=" + version);
        }
        Files.copy(Path.of("LICENSE"), app.resolve("LICENSE"));
        Files.copy(Path.of("packaging/THIRD-PARTY-NOTICES.txt"), app.resolve("THIRD-PARTY-NOTICES.txt"));
    }

    /// The archive of classes that the program starts from (JEP 483). Without one it starts, but later: so where the
    /// rehearsal
    /// cannot be had, the build says so and goes on.
    private void archive() throws IOException, InterruptedException {
        Path settings = app().resolve("Clearline.cfg");
        String before = Files.readString(settings);
        Path made = app().resolve("clearline.aot").toAbsolutePath();
        Path work = Files.createTempDirectory("rehearsal");
        Files.writeString(settings, before.replaceFirst("(?m)^app\\.mainclass=.*$", "app.mainclass=" + REHEARSAL));
        Path launcher = DIST.resolve(windows ? "Clearline/Clearline.exe" : "Clearline.app/Contents/MacOS/Clearline");
        var builder = new ProcessBuilder(launcher.toString(), "whole", work.toString()).inheritIO();
        builder.environment()
                .putAll(Map.of(
                        "CLEARLINE_HOME",
                        work.toString(),
                        "JAVA_TOOL_OPTIONS",
                        "-XX:AOTCacheOutput=\"" + made + "\" -Dglass.platform=Headless -Dprism.order=sw"));
        Process rehearsal = builder.start();
        boolean well = rehearsal.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) && rehearsal.exitValue() == 0;
        rehearsal.destroyForcibly();
        boolean there = well && Files.exists(made);
        Files.writeString(settings, there ? before + "java-options=-XX:AOTCache=$APPDIR/clearline.aot\n" : before);
        remove(work);
        if (!there) {
            Files.deleteIfExists(made);
            System.err.println(
                    "Image: the rehearsal failed; the program is made without its archive and starts more slowly.");
        }
    }

    private Path app() {
        return DIST.resolve(windows ? "Clearline/app" : "Clearline.app/Contents/app");
    }

    /// As `pom.xml` has it.
    private static String version() throws IOException {
        try (BufferedReader project = Files.newBufferedReader(Path.of("pom.xml"))) {
            return project.lines()
                    .filter(line -> line.startsWith("  <version>"))
                    .map(line -> line.replaceAll("</?version>", "").strip())
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void replace(Path file, String what, String by) throws IOException {
        String text = Files.readString(file);
        if (!text.contains(what)) {
            throw new IOException(file + " has no " + what);
        }
        Files.writeString(file, text.replace(what, by));
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private static void unpack(Path jar, Path classes, Path natives) throws IOException {
        try (var from = new JarFile(jar.toFile())) {
            for (JarEntry entry :
                    from.stream().filter(each -> !each.isDirectory()).toList()) {
                boolean library = entry.getName().toLowerCase(Locale.ROOT).matches("[^/]*\\.(dll|dylib|so)");
                Path place = (library ? natives : classes).resolve(entry.getName());
                Files.createDirectories(place.getParent());
                try (OutputStream out = Files.newOutputStream(place)) {
                    copy(from, entry, out);
                }
            }
        }
    }

    private static void copy(JarFile from, JarEntry entry, OutputStream to) throws IOException {
        try (InputStream in = from.getInputStream(entry)) {
            in.transferTo(to);
        }
    }

    private static void remove(Path what) throws IOException {
        if (Files.exists(what)) {
            try (Stream<Path> all = Files.walk(what)) {
                for (Path each : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    /// A tool of the JDK that runs this; as a process, since only so argument files are read.
    private static void tool(String name, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", name).toString()));
        command.addAll(List.of(words));
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException(name + " ended with " + exit);
        }
    }
}
