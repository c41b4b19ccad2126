// SPDX-License-Identifier: Apache-2.0
package app.clearline.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each mistake is named with the line and the column where it stands.
class BadProfilesTest {

    /// A good profile, one line of which each case replaces.
    private static final String GOOD = """
        id: acme
        name: Acme calls
        document: Acme network guide
        source: https://acme.example/network
        date: 2026-01-31
        endpoints:
          - id: api
            role: api
            host: api.acme.example
            port: 443
            path: /v1
            probes: [tcp, tls, https]
            expect: {statuses: [200], content-type: application/json}
        requirements:
          - id: web
            level: required
            group: reachability
            criterion: {tcp-port: 443}
            title: TCP 443 is open
            source: Acme network guide
            date: 2026-01-31
          - id: old-browser
            level: rule
            group: proxy-and-browser
            title: Old browsers
            source: Acme network guide
            date: 2026-01-31
            cases:
              - id: one
                when: {browser: chrome, below: 58}
                document: fail
                today: warn
                text: Update it.
        browsers:
          - {name: chrome, floor: 49, recommended: 118}
        thresholds: {loss-percent: 3}
        timers: {websocket-pong-ms: 6000}
        """;

    @TempDir
    private Path folder;

    @Test
    void theProfileThatTheCasesSpoilIsGood() throws IOException, ProfileException {
        assertThat(Profiles.read(file(GOOD)).requirements()).hasSize(2);
    }

    static Stream<Arguments> spoilt() {
        return Stream.of(
                // replaced, by what, line, column, what the message says
                bad("port: 443", "prot: 443", 10, 5, "unknown key \"prot\"; known: id, role, host, port"),
                bad("port: 443", "port: 70000", 10, 11, "out of range: a number from 1 to 65535"),
                bad("port: 443", "port: 0", 10, 11, "out of range: a number from 1 to 65535"),
                bad("port: 443", "port: 99999999999999999999", 10, 11, "out of range"),
                bad("port: 443", "port: https", 10, 11, "whole number from 1 to 65535, found \"https\""),
                bad("port: 443", "port: [443]", 10, 11, "found a list"),
                bad("port: 443", "port: !!int x", 10, 11, "out of range"),
                bad("    port: 443\n", "", 7, 5, "the key \"port\" is missing"),
                bad("port: 443", "id: api2", 10, 5, "the key \"id\" stands here twice"),
                bad("role: api", "role: proxy", 8, 11, "unknown word \"proxy\"; known: api, static, logging"),
                bad("host: api.acme.example", "host: api acme", 9, 11, "expected a host name or an address"),
                bad("host: api.acme.example", "host: 10.0", 9, 11, "found 10.0; put text in quotes"),
                bad("path: /v1", "path: v1", 11, 11, "a path that begins with /"),
                bad("path: /v1", "path: \"/v1\\r\\nX: y\"", 11, 11, "control character"),
                bad("[tcp, tls, https]", "[tcp, dns]", 12, 19, "unknown word \"dns\"; known: tcp, tls"),
                bad("[tcp, tls, https]", "[tcp, tcp]", 12, 19, "\"tcp\" stands here twice"),
                bad("[tcp, tls, https]", "[]", 12, 13, "this list is empty"),
                bad("[200]", "[2000]", 13, 25, "a number from 100 to 599"),
                bad("{statuses: [200]", "{method: PUT", 13, 22, "unknown method \"PUT\"; known: GET, POST"),
                bad("level: required", "level: must", 16, 12, "known: required, recommended, optimal"),
                bad("{tcp-port: 443}", "tcp", 18, 16, "unknown word \"tcp\"; known: tcp-port, domain, names"),
                bad("{tcp-port: 443}", "domain", 18, 16, "\"domain\" needs a value, as in {domain: …}"),
                bad("{tcp-port: 443}", "{names: x}", 18, 24, "\"names\" takes no value; write criterion: names"),
                bad("{tcp-port: 443}", "{tcp-port: 443, udp-port: 1}", 18, 16, "exactly one criterion, found 2"),
                bad("{tcp-port: 443}", "{}", 18, 16, "exactly one criterion, found 0"),
                bad("{tcp-port: 443}", "{udp-range: 9-5}", 18, 28, "the lower one first"),
                bad("{tcp-port: 443}", "{udp-range: 1025-65536}", 18, 28, "two ports from 1 to 65535"),
                bad("{tcp-port: 443}", "{domain: a.*.b}", 18, 25, "such as example.com or *.example.com"),
                bad("{tcp-port: 443}", "{relay: udp}", 18, 24, "expected tcp or tls, found \"udp\""),
                bad("title: TCP 443 is open", "title: \"\"", 19, 12, "this text is empty"),
                bad("title: TCP 443 is open", "title:", 19, 11, "found nothing"),
                bad("TCP 443 is open", "x".repeat(121), 19, 12, "longer than 120 characters"),
                bad("id: old-browser", "id: web", 22, 9, "a second requirement with the id \"web\""),
                bad("id: old-browser", "id: Old Browser", 22, 9, "an id of small letters, digits and hyphens"),
                bad("id: old-browser", "id: old\n    criterion: names", 30, 7, "either a criterion or cases, not both"),
                bad("browser: chrome, below: 58", "below: 58", 30, 23, "the key \"browser\" is missing"),
                bad("below: 58", "below: new", 30, 40, "a version such as 118 or 17.4, found \"new\""),
                bad("{browser: chrome, below: 58}", "{login: unknown}", 30, 23, "known: none, basic, digest"),
                bad("{browser: chrome, below: 58}", "{}", 30, 15, "this condition is empty"),
                bad("document: fail", "document: not-tested", 31, 19, "known: pass, warn, fail, not-applicable"),
                bad("recommended: 118", "recommended: 48", 35, 44, "older than the floor"),
                bad("floor: 49, ", "", 35, 5, "the key \"floor\" is missing"),
                bad("loss-percent: 3", "loss-percent: 101", 36, 28, "a number from 0.0 to 100.0"),
                bad(
                        "loss-percent: 3",
                        "pictures: [{name: x, kilobits-per-second: 10, usable: 20}]",
                        36,
                        68,
                        "a number from 1 to 10"),
                bad("pong-ms: 6000", "pong-ms: 60001", 37, 29, "a number from 1 to 60000"),
                bad("date: 2026-01-31\nendp", "date: 2026-02-30\nendp", 5, 7, "a date such as 2026-01-31"),
                bad("name: Acme", "keep-endpoints: false\nname: Acme", 2, 17, "needs the key \"extends\""),
                bad("name: Acme", "extends: ../etc/passwd\nname: Acme", 2, 10, "opentok, vonage, practice"),
                bad("name: Acme", "name: !!java.io.File Acme", 2, 7, "tag:yaml.org,2002:java.io.File is not allowed"),
                bad("name: Acme", "name: &a Acme", 2, 7, "anchors (&) and aliases (*) are not allowed"),
                bad(
                        "name: Acme",
                        "name: \"Acme",
                        38,
                        1,
                        "this is not YAML: found unexpected end of stream (begun in line 2)"),
                bad("Acme calls", "Acme: calls", 2, 11, "this is not YAML: a colon where none can stand"),
                bad("name: Acme", "name: 😀 \u0007", 2, 9, "a character that text cannot hold: U+0007"),
                bad("browsers:", "---\nbrowsers:", 34, 1, "here a second one begins"),
                bad(GOOD, "{,: \"\\u", 1, 8, "this is not YAML: an escape without its digits"),
                bad(GOOD, "", 1, 1, "the file is empty"),
                bad(GOOD, "just words", 1, 1, "expected a table with id, name"));
    }

    @ParameterizedTest
    @MethodSource("spoilt")
    void theMistakeIsNamedWithItsPlace(String from, String to, int line, int column, String part) throws IOException {
        assertThat(GOOD).contains(from);
        Path file = file(GOOD.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to)));
        var mistake = catchThrowableOfType(ProfileException.class, () -> Profiles.read(file));
        assertThat(mistake).hasMessageContaining(part);
        assertThat(mistake).hasMessageStartingWith(file + ":" + line + ":" + column + ": ");
        assertThat(mistake.line()).isEqualTo(line);
        assertThat(mistake.column()).isEqualTo(column);
    }

    @Test
    void whatIsNeitherAFileNorAServiceIsSaid() {
        var missing = catchThrowableOfType(ProfileException.class, () -> Profiles.find("opentak"));
        assertThat(missing)
                .hasMessage("opentak: no such file, and no built-in service; those are: opentok, vonage, practice");
        var odd = catchThrowableOfType(ProfileException.class, () -> Profiles.find("a\0b"));
        assertThat(odd).hasMessageStartingWith("a?b: no such file");
        var directory = catchThrowableOfType(ProfileException.class, () -> Profiles.read(folder));
        assertThat(directory).hasMessage(folder + ": this is not a file");
    }

    @Test
    void aByteThatIsNotUtf8IsFound() throws IOException {
        Path file = folder.resolve("latin.yaml");
        Files.write(file, new byte[] {'i', 'd', ':', ' ', 'a', '\n', 'n', 'a', 'm', 'e', ':', ' ', (byte) 0xe9, '\n'});
        var mistake = catchThrowableOfType(ProfileException.class, () -> Profiles.read(file));
        assertThat(mistake).hasMessage(file + ":2:7: this byte is not UTF-8 text");
    }

    private static Arguments bad(String from, String to, int line, int column, String part) {
        return Arguments.of(from, to, line, column, part);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("acme.yaml"), text);
    }
}
