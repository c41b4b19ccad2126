// SPDX-License-Identifier: Apache-2.0
package app.clearline.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files made to cost much are refused, and soon.
class HostileProfilesTest {

    /// Far above what is needed on a busy machine, far below what a bomb would take.
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void aFileThatIsTooLarge() {
        assertThat(refused("#".repeat(256 * 1024 + 1))).hasMessageEndingWith("the file is larger than 256 KiB");
        assertThat(refused("#".repeat(256 * 1024))).hasMessageEndingWith("the file is empty");
    }

    @Test
    void aliasesThatUnfoldToBillions() {
        var bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x, x]\n");
        for (char c = 'b'; c <= 'z'; c++) {
            char before = (char) (c - 1);
            bomb.append(c)
                    .append(": &")
                    .append(c)
                    .append(" [")
                    .append("*%c, ".formatted(before).repeat(10));
            bomb.append("]\n");
        }
        assertThat(refused(bomb.toString())).hasMessageContaining(":1:4: anchors (&) and aliases (*)");
    }

    @Test
    void anAliasOfItself() {
        assertThat(refused("&a [*a]")).hasMessageContaining(":1:1: anchors (&) and aliases (*)");
    }

    @Test
    void nestingWithoutEnd() {
        assertThat(refused("[".repeat(200_000))).hasMessageContaining(":1:13: nested deeper than 12 levels");
        assertThat(refused("{a: ".repeat(60_000))).hasMessageContaining(":1:49: nested deeper than 12 levels");
        assertThat(refused("- ".repeat(120_000))).hasMessageContaining(":1:25: nested deeper than 12 levels");
    }

    @Test
    void valuesWithoutEnd() {
        assertThat(refused("[" + "a,".repeat(100_000) + "]")).hasMessageContaining(":1:40000: more than 20000 values");
    }

    @Test
    void textsWithoutEnd() {
        assertThat(refused("id: a\nname: " + "x".repeat(200_000))).hasMessageContaining(":2:7: longer than 100");
        assertThat(refused("id: " + "x ".repeat(100_000))).hasMessageContaining(":1:5: longer than 48 characters");
        assertThat(refused("? " + "x".repeat(200_000) + "\n: y").getMessage()).hasSizeLessThan(500);
    }

    @Test
    void moreEndpointsThanAnyServiceHas() {
        String endpoints = IntStream.rangeClosed(1, 201)
                .mapToObj("  - {id: e%d, role: api, host: a.example, port: 443, probes: tcp}"::formatted)
                .collect(Collectors.joining("\n"));
        String head = "id: a\nname: A\ndate: 2026-01-31\nextends: opentok\n";
        assertThat(refused(head + "endpoints:\n" + endpoints))
                .hasMessageContaining(":206:5: more than 200 in this list");
        String fewer = endpoints.substring(0, endpoints.lastIndexOf('\n'));
        assertThat(refused(head + "endpoints:\n" + fewer))
                .hasMessageContaining(":6:3: more than 200 endpoints with those of the extended profile");
    }

    @Test
    void moreRequirementsThanAnyServiceHas() {
        String row = "level: required, group: signalling, criterion: names, title: t, source: s, date: 2026-01-31";
        String rows = IntStream.rangeClosed(1, 201)
                .mapToObj(i -> "  - {id: r" + i + ", " + row + "}")
                .collect(Collectors.joining("\n"));
        String head = "id: a\nname: A\ndate: 2026-01-31\nextends: opentok\nrequirements:\n";
        assertThat(refused(head + rows)).hasMessageContaining(":206:5: more than 200 in this list");
    }

    @Test
    void aDeviceThatNeverEnds() {
        Path endless = Path.of("/dev/zero");
        assumeTrue(Files.exists(endless), "needs /dev/zero");
        assertThat(assertTimeoutPreemptively(
                        SOON, () -> catchThrowableOfType(ProfileException.class, () -> Profiles.read(endless))))
                .hasMessage("/dev/zero: this is not a file");
    }

    private ProfileException refused(String text) {
        return assertTimeoutPreemptively(SOON, () -> {
            Path file = write(text);
            return catchThrowableOfType(ProfileException.class, () -> Profiles.read(file));
        });
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("hostile.yaml"), text);
    }
}
