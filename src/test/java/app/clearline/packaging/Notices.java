// SPDX-License-Identifier: Apache-2.0
package app.clearline.packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Makes `packaging/THIRD-PARTY-NOTICES.txt`: every library that is shipped, its licence, and each text once.
///
/// A text comes from the library's own archive where it has one, else from `packaging/notices/texts`.
final class Notices {

    private static final Path TEXTS = Path.of("packaging/notices/texts");
    private static final Pattern LEGAL = Pattern.compile("(?i)(.*/)?[^/]*(licen[cs]e|notice)[^/]*(?<!\\.class)");

    /// Of the documents that a library was tested with, or of a licence that was not chosen.
    private static final List<String> NOT_OURS = List.of("LICENSE-W3C-TEST", "LICENSE-LGPL-3.txt");

    private static final String LINE = "=".repeat(78) + "\n";

    /// Each text by what remains of it when all white space is one blank, and its number by its place here.
    private final Map<String, String> texts = new LinkedHashMap<>();

    private final StringBuilder list = new StringBuilder();

    private Notices() {}

    static String text() throws IOException {
        return new Notices().whole();
    }

    private String whole() throws IOException {
        for (Shipped each : Shipped.all()) {
            var numbers = new TreeSet<>(numbersOf(each));
            String where = numbers.stream().map(n -> "[" + n + "]").collect(Collectors.joining(" "));
            entry(each.name() + " " + each.version(), each.licence(), each.holder(), each.home(), where);
        }
        String gpl = "[" + number(Files.readString(own("GPL-2.0-with-classpath-exception"))) + "]";
        String jpeg = "[" + number(Files.readString(own("libjpeg"))) + "]";
        String mesa = "[" + number(Files.readString(own("mesa3d"))) + "]";
        String fonts = "[" + number(Files.readString(Path.of("src/main/resources/fonts/LICENSE.txt"))) + "]";
        entry(
                "In the native libraries of JavaFX: libjpeg",
                "IJG",
                "Thomas G. Lane and others",
                "https://ijg.org",
                jpeg);
        entry("In the native libraries of JavaFX: Mesa headers", "MIT", "Brian Paul", "https://mesa3d.org", mesa);
        entry(
                "Fonts: DejaVu Sans",
                "Bitstream-Vera",
                "Bitstream, Tavmjong Bah",
                "https://dejavu-fonts.github.io",
                fonts);
        String java = "The Java runtime of the installers (its own notices: folder legal of the runtime)";
        entry(java, "GPL-2.0-with-classpath-exception", "Oracle and others", "https://openjdk.org", gpl);
        String head = """
            Third-party notices of Clearline

            Clearline is under the Apache License 2.0. It is shipped with the works below, each under
            its own licence. The packages leave out what the program does not use: parts of some, and in
            some packages the names of local variables; nothing else is changed. Every library is an
            archive of its own that may be replaced by a version of yours, as the LGPL and the MPL want;
            its source is at the address given.
            The numbers lead to the texts at the end.

            """;
        List<String> all = new ArrayList<>(texts.values());
        return head
                + list
                + IntStream.range(0, all.size())
                        .mapToObj(i -> "\n" + LINE + "[" + (i + 1) + "]\n" + LINE + "\n" + all.get(i) + "\n")
                        .collect(Collectors.joining());
    }

    private void entry(String... lines) {
        list.append(lines[0]).append('\n');
        list.append("    ").append(lines[1]).append(", ").append(lines[2]).append('\n');
        list.append("    ").append(lines[3]).append("  ").append(lines[4]).append('\n');
    }

    private List<Integer> numbersOf(Shipped each) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        try (var jar = new JarFile(each.archive().toFile())) {
            var legal = jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .filter(entry -> LEGAL.matcher(entry.getName()).matches())
                    .filter(entry -> NOT_OURS.stream().noneMatch(entry.getName()::endsWith))
                    .toList();
            for (var entry : legal) {
                byte[] bytes = jar.getInputStream(entry).readAllBytes();
                numbers.add(number(new String(bytes, StandardCharsets.UTF_8)));
            }
        }
        Path own = each.licence().equals("Apache-2.0") ? Path.of("LICENSE") : own(each.licence());
        if (Files.exists(own)) {
            numbers.add(number(Files.readString(own)));
        }
        return numbers;
    }

    private static Path own(String licence) {
        return TEXTS.resolve(licence + ".txt");
    }

    private int number(String text) {
        String tidy = text.replace("\r", "").lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
        texts.putIfAbsent(text.replaceAll("\\s+", " ").strip(), tidy.strip());
        return List.copyOf(texts.keySet()).indexOf(text.replaceAll("\\s+", " ").strip()) + 1;
    }
}
