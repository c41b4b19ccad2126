// SPDX-License-Identifier: Apache-2.0
package app.clearline.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Each line of the threat model names tests, and each of them is there and is run.
class ThreatModelTest {

    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)(?:#(\\w+))?`");

    @Test
    void everyLineNamesATestThatIsThere() throws IOException {
        Map<String, Path> tests = tests();
        List<String> rows = rows();
        assertThat(rows).as("lines of the threat model").hasSizeGreaterThan(30);
        for (String row : rows) {
            String[] cells = row.split("\\|", -1);
            assertThat(cells).as(row).hasSize(5);
            var named = NAMED.matcher(cells[3]).results().toList();
            assertThat(named).as("tests of: %s", row).isNotEmpty();
            assertThat(NAMED.matcher(cells[3]).replaceAll("").replaceAll("[, ]", ""))
                    .as("nothing but tests in the last cell: %s", row)
                    .isEmpty();
            for (var each : named) {
                assertThat(tests).as(row).containsKey(each.group(1));
                String source = Files.readString(tests.get(each.group(1)));
                assertThat(source).as("%s is switched off", each.group(1)).doesNotContain("@Disabled");
                if (each.group(2) != null) {
                    assertThat(source).as(row).containsPattern("void " + each.group(2) + "\\(");
                } else {
                    assertThat(source).containsPattern("@(Test|TestFactory|ParameterizedTest)\\b");
                }
            }
        }
    }

    @Test
    void everyKindOfAttackerHasItsTable() throws IOException {
        List<String> titles = Files.readAllLines(Path.of("SECURITY.md")).stream()
                .filter(line -> line.startsWith("### "))
                .toList();
        for (String who : List.of("network", "profile", "saved run", "PAC file", "same computer", "responder")) {
            assertThat(titles).as(who).anyMatch(title -> title.contains(who));
        }
    }

    /// The lines of the tables, without heads.
    private static List<String> rows() throws IOException {
        return Files.readAllLines(Path.of("SECURITY.md")).stream()
                .filter(line -> line.startsWith("| to "))
                .toList();
    }

    private static Map<String, Path> tests() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith("Test.java"))
                    .collect(Collectors.toMap(ThreatModelTest::name, file -> file));
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }
}
