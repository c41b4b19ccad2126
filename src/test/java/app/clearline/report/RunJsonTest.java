// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.clearline.fixture.RunSchema;
import app.clearline.fixture.SampleRuns;
import app.clearline.model.Criterion;
import app.clearline.model.Finding;
import app.clearline.model.Observation;
import app.clearline.model.ProxySetting;
import app.clearline.model.Requirement;
import app.clearline.model.Route;
import app.clearline.model.Run;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunJsonTest {

    private static final Run RICH = SampleRuns.threeCauses();

    @Test
    void whatIsWrittenIsReadBackAsTheSame() throws RunFormatException {
        for (Run run : new Run[] {SampleRuns.healthy(), SampleRuns.udpBlocked(), RICH}) {
            assertThat(RunJson.read(RunJson.write(run), "run.json")).isEqualTo(run);
        }
    }

    /// Lists that the format had not from its beginning.
    @ParameterizedTest
    @ValueSource(strings = {"course", "pictures"})
    void aRunSavedBeforeAListWasKnownHasItEmpty(String list) throws RunFormatException {
        String whole = RunJson.text(RICH);
        String name = ",\\s*\"" + list + "\" : \\[[^\\]]*\\]";
        String before = whole.replaceAll(name, "");
        String empty = whole.replaceAll(name, ", \"" + list + "\" : []");
        assertThat(whole).contains("\"" + list + "\"");
        assertThat(before).doesNotContain("\"" + list + "\"");
        assertThat(RunSchema.complaints(before)).isEmpty();
        assertThat(RunJson.read(before.getBytes(StandardCharsets.UTF_8), "run.json"))
                .isEqualTo(RunJson.read(empty.getBytes(StandardCharsets.UTF_8), "run.json"));
    }

    @Test
    void theSampleHasEveryKind() {
        assertThat(kinds(Finding.class))
                .isEqualTo(classes(RICH.observations().stream().map(Observation::finding)));
        assertThat(kinds(Route.class))
                .isEqualTo(classes(RICH.observations().stream().map(Observation::route)));
        assertThat(kinds(Criterion.class))
                .isEqualTo(classes(RICH.service().requirements().stream().map(Requirement::criterion)));
        assertThat(kinds(ProxySetting.class))
                .isEqualTo(classes(RICH.machine().proxies().stream().map(p -> p.setting())));
    }

    @Test
    void itHasTheShapeOfTheDesign() {
        String json = RunJson.text(RICH).replaceAll("\\s+", "");
        assertThat(json)
                .startsWith(
                        "{\"format\":\"clearline-run/1\",\"tool\":{\"name\":\"clearline\",\"version\":\"0.1.0\"},"
                            + "\"started\":\"2026-11-22T12:04:11.123456Z\",\"durationMs\":6345,\"service\":{\"id\":\"sample\"")
                .contains("{\"id\":\"udp-blocked\",\"confidence\":\"certain\",\"who\":\"network-administrator\","
                        + "\"requirements\":[\"udp-3478\",\"udp-high-ports\"],"
                        + "\"evidence\":[\"stun-udp@198.51.100.7:3478\"],\"details\":{")
                .contains("\"advice\":[\"udp-blocked\"]")
                .contains("\"startedMs\":3,\"durationMs\":4012,\"failure\":{\"class\":\"timeout\",")
                .contains("\"finding\":{\"kind\":\"web-socket\",\"status\":101")
                .contains("\"systemTookMs\":4.250001");
    }

    @Test
    void theSameRunGivesTheSameFile() {
        assertThat(RunJson.write(SampleRuns.threeCauses())).isEqualTo(RunJson.write(RICH));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "clearline-run/1\"            | clearline-run/2\"        | run.json: saved as clearline-run/2, and"
                        + " this version of Clearline reads clearline-run/1",
                "\"format\"                   | \"fromat\"               | run.json: no saved run of Clearline:"
                        + " \"format\" is missing",
                "\"udp-blocked\"              | \"no-such-cause\"        | at /causes/2/id: \"no-such-cause\" is not"
                        + " one of: healthy",
                "\"startedMs\" : 3            | \"startedMs\" : 3e99     | at /observations/0/startedMs: not a number"
                        + " of milliseconds",
                "\"startedMs\" : 3            | \"startedMs\" : -3       | at /observations/0/startedMs: not a number"
                        + " of milliseconds",
                "\"startedMs\" : 3            | \"startedMs\" : \"3\"    | at /observations/0/startedMs: not a number"
                        + " of milliseconds",
                "\"started\" : \"2026         | \"started\" : \"x2026    | run.json:7:",
                "\"at\" : \"api.video.example:443\" | \"at\" : \"api.video.example:0\" | not a port from 1 to 65535: 0",
                "\"kind\" : \"tcp\"           | \"kind\" : \"udp\"       | /observations/2/finding",
                "\"port\" : 443               | \"port\" : 443.5         | /port",
                "\"evidence\" : [ \"proxy@api.video.example:443\" ] | \"evidence\" : [ null ] | /causes/0/evidence",
                "\"confidence\" : \"certain\" | \"confidence\" : null    | /causes/0/confidence",
                "\"tool\" : {                 | \"tool\" : 7, \"x\" : {  | /tool",
                "\"machine\" : {              | \"mashine\" : {          | \"machine\" is missing",
                "\"machine\" : {              | \"more\" : 7, \"machine\" : { | /more",
            })
    void aDamagedFileIsRefusedWithThePlace(String found, String instead, String message) {
        String whole = RunJson.text(RICH);
        String damaged = whole.replaceFirst(Pattern.quote(found), instead);
        assertThat(damaged).as("the sample has %s", found).isNotEqualTo(whole);
        assertThatThrownBy(() -> RunJson.read(damaged.getBytes(StandardCharsets.UTF_8), "run.json"))
                .isInstanceOf(RunFormatException.class)
                .hasMessageStartingWith("run.json")
                .hasMessageContaining(message);
    }

    @Test
    void whatDoesNotFitTogetherIsRefused() {
        String strange = RunJson.text(RICH).replaceFirst("\"id\" : \"tcp-443\"", "\"id\" : \"tcp-444\"");
        assertThatThrownBy(() -> RunJson.read(strange.getBytes(StandardCharsets.UTF_8), "run.json"))
                .isInstanceOf(RunFormatException.class)
                .hasMessage("run.json: /requirements: \"tcp-444\" is none of /profile/requirements");
    }

    @ParameterizedTest
    @CsvSource({"'',no saved run", "'[]',no saved run", "'{',run.json:1", "'{\"format\":\"other\"}',its format is"})
    void whatIsNoRunIsRefused(String json, String message) {
        assertThatThrownBy(() -> RunJson.read(json.getBytes(StandardCharsets.UTF_8), "run.json"))
                .isInstanceOf(RunFormatException.class)
                .hasMessageContaining(message);
    }

    @Test
    void everyShorterFileIsRefused() {
        byte[] whole = RunJson.write(SampleRuns.healthy());
        for (int length = 0; length < whole.length - 2; length += 97) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> RunJson.read(cut, "run.json"))
                    .as("cut after %d bytes", length)
                    .isInstanceOf(RunFormatException.class);
        }
    }

    @Test
    void nestingAndSizeAreBounded() {
        byte[] deep = ("{\"tool\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> RunJson.read(deep, "run.json"))
                .isInstanceOf(RunFormatException.class)
                .hasMessageContaining("nest");
        byte[] big = new byte[RunJson.LONGEST + 1];
        assertThatThrownBy(() -> RunJson.read(big, "run.json"))
                .isInstanceOf(RunFormatException.class)
                .hasMessageContaining("longer than 8 MiB");
    }

    @Test
    void moreThanARunCanHoldIsRefused() {
        String whole = RunJson.text(RICH);
        for (String much : new String[] {"\"" + "x".repeat(100_001) + "\"", "[" + "0,".repeat(600_000) + "0]"}) {
            byte[] json = whole.replaceFirst("\"machine\" : \\{", "\"machine\" : {\"x\" : " + much + ",")
                    .getBytes(StandardCharsets.UTF_8);
            assertThatThrownBy(() -> RunJson.read(json, "run.json"))
                    .isInstanceOf(RunFormatException.class)
                    .hasMessageContaining("exceeds the maximum allowed");
        }
    }

    @Test
    void moreCausesThanThereAreAreRefused() {
        String whole = RunJson.text(RICH);
        int begin = whole.indexOf('{', whole.indexOf("\"causes\""));
        int end = whole.indexOf("}, {\n    \"id\" : \"", begin) + 3;
        String one = whole.substring(begin, end);
        byte[] json =
                (whole.substring(0, begin) + one.repeat(100) + whole.substring(begin)).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> RunJson.read(json, "run.json"))
                .isInstanceOf(RunFormatException.class)
                .hasMessage("run.json: /causes: more than 100");
    }

    private static Set<Class<?>> kinds(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(kind -> kind.isSealed() ? kinds(kind).stream() : Stream.of(kind))
                .collect(Collectors.toSet());
    }

    private static Set<Class<?>> classes(Stream<?> objects) {
        var classes = new HashSet<Class<?>>();
        objects.filter(o -> o != null).forEach(o -> classes.add(o.getClass()));
        return classes;
    }
}
