// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.RunSchema;
import app.clearline.fixture.SampleRuns;
import app.clearline.model.Cause;
import app.clearline.model.Conclusion;
import app.clearline.model.Named;
import app.clearline.model.Run;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is written follows the schema that is shipped, and the schema knows the model's words.
class SchemaTest {

    private static final String RESOURCE = "/app/clearline/clearline-run-1.schema.json";

    @Test
    void whatIsWrittenFollowsIt() {
        Run rich = SampleRuns.threeCauses();
        for (Run run : List.of(SampleRuns.healthy(), SampleRuns.udpBlocked(), rich, HidePrivate.in(rich))) {
            assertThat(RunSchema.complaints(RunJson.text(run))).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"format\"                  | \"fromat\"",
                "\"udp-blocked\"             | \"udp-bloked\"",
                "\"durationMs\" : 6345       | \"durationMs\" : -1",
                "\"kind\" : \"web-socket\"   | \"kind\" : \"websocket\"",
                "\"kind\" : \"stun\"         | \"kind\" : \"stun\", \"more\" : 1",
                "\"level\" : \"required\"    | \"level\" : \"must\"",
                "\"host\" : \"DESKTOP-7QX2\" | \"host\" : 7",
                "\"port\" : 443              | \"port\" : 70000",
            })
    void whatDoesNotIsFound(String found, String instead) {
        String whole = RunJson.text(SampleRuns.threeCauses());
        assertThat(whole).contains(found);
        assertThat(RunSchema.complaints(whole.replace(found, instead))).isNotEmpty();
    }

    @Test
    void itKnowsTheModelsWords() throws IOException {
        JsonNode definitions;
        try (InputStream in = SchemaTest.class.getResourceAsStream(RESOURCE)) {
            definitions = JsonMapper.shared().readTree(in).get("$defs");
        }
        // What is said about runs, and never stands in one, lives outside the model.
        List<Class<?>> vocabularies = new ArrayList<>(Texts.vocabularies().keySet().stream()
                .filter(vocabulary -> vocabulary.getPackage() == Cause.class.getPackage())
                .toList());
        vocabularies.add(Cause.class);
        vocabularies.add(Conclusion.class);
        for (Class<?> vocabulary : vocabularies) {
            String name = vocabulary.getSimpleName();
            String definition = Character.toLowerCase(name.charAt(0)) + name.substring(1);
            assertThat(words(definitions.get(definition).get("enum")))
                    .as(name)
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(vocabulary.getEnumConstants())
                            .map(constant -> ((Named) constant).id())
                            .toList());
        }
    }

    private static List<String> words(JsonNode list) {
        return Stream.iterate(0, i -> i < list.size(), i -> i + 1)
                .map(i -> list.get(i).asString())
                .toList();
    }
}
