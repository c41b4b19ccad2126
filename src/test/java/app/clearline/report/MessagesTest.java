// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Cause;
import app.clearline.model.Conclusion;
import app.clearline.model.Named;
import app.clearline.model.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every text that is asked for is there, and every text that is there is asked for.
class MessagesTest {

    private static final Texts TEXTS = Texts.in(Locale.ENGLISH);
    private static final List<String> CAUSE_TEXTS = List.of("title", "meaning", "now", "admin");
    private static final Pattern PLACE = Pattern.compile("\\{([^|}]*)[^}]*}");

    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z0-9-]*(?:\\.[A-Za-z0-9-]*)+)\"");
    private static final Pattern PRODUCT = Pattern.compile("product\\.([a-z0-9-]+)\\.([a-z0-9-]+)");

    /// What a diagnosis may bring for the texts of a cause.
    private static final Set<String> PLACES = Set.of(
            "hosts",
            "rows",
            "upLoss",
            "downLoss",
            "upJitter",
            "downJitter",
            "upKilobits",
            "downKilobits",
            "mos",
            "kilobits",
            "ms",
            "jitter",
            "loss",
            "other",
            "carriers",
            "domains",
            "ports",
            "proxy",
            "schemes",
            "browser",
            "os",
            "issuer",
            "version",
            "protocol",
            "product",
            "skew",
            "url",
            "status",
            "service",
            "advice",
            "rule",
            "policies",
            "source",
            "link",
            "sign",
            "bytes",
            "wanted",
            "out",
            "back",
            "sent",
            "seconds",
            "keepalive");

    private static Set<String> demanded() {
        var keys = new TreeSet<String>();
        for (Class<?> vocabulary : Texts.vocabularies().keySet()) {
            for (Object constant : vocabulary.getEnumConstants()) {
                keys.add(Texts.key((Named) constant));
            }
        }
        for (Conclusion conclusion : Conclusion.values()) {
            keys.add("conclusion." + conclusion.id() + ".headline");
            keys.add("conclusion." + conclusion.id() + ".sentence");
        }
        keys.add("conclusion.works.part.headline");
        keys.add("conclusion.works.part.sentence");
        for (Cause cause : Cause.values()) {
            CAUSE_TEXTS.forEach(text -> keys.add("cause." + cause.id() + "." + text));
        }
        return keys;
    }

    @Test
    void everyConstantHasItsTexts() {
        assertThat(TEXTS.keys()).containsAll(demanded());
        assertThat(demanded()).contains("who.network-administrator", "cause.udp-blocked.now", "failure.stun-error");
    }

    @Test
    void noTextIsEmpty() {
        assertThat(TEXTS.keys()).allSatisfy(key -> assertThat(TEXTS.say(key)).isNotBlank());
    }

    @Test
    void everyTextIsUsed() throws IOException {
        Set<String> exact = new HashSet<>(demanded());
        // What profiles, probes and detection say is found by its words; ServiceTextsTest and SeenTextsTest see to it
        // that they say it.
        Set<String> beginnings = new HashSet<>(Set.of("requirement.", "practice.", "rule.", "service.", "seen."));
        for (String literal : literals()) {
            (literal.endsWith(".") ? beginnings : exact).add(literal);
        }
        assertThat(TEXTS.keys().stream()
                        .filter(key ->
                                !exact.contains(key) && !PRODUCT.matcher(key).matches())
                        .filter(key -> beginnings.stream().noneMatch(key::startsWith)))
                .isEmpty();
    }

    @Test
    void everyProductHasANameAndStepsForKnownTopics() {
        Set<String> topics = Arrays.stream(Topic.values()).map(Topic::id).collect(Collectors.toSet());
        var products = TEXTS.keys().stream()
                .map(PRODUCT::matcher)
                .filter(m -> m.matches())
                .collect(Collectors.groupingBy(
                        m -> m.group(1), Collectors.mapping(m -> m.group(2), Collectors.toSet())));
        assertThat(products).hasSizeGreaterThanOrEqualTo(10).allSatisfy((product, keys) -> {
            assertThat(keys).contains("name").hasSizeGreaterThan(1);
            keys.remove("name");
            assertThat(topics).containsAll(keys);
        });
    }

    @Test
    void causesSpeakOnlyOfWhatADiagnosisBrings() {
        var beginnings = new TreeSet<String>();
        for (Cause cause : Cause.values()) {
            beginnings.add("cause." + cause.id());
        }
        // A cause that shows in several ways has texts for each: cause.ID.VARIANT.title and so on.
        TEXTS.keys().stream()
                .filter(key -> key.startsWith("cause.") && key.split("[.]", -1).length == 4)
                .forEach(key -> beginnings.add(key.substring(0, key.lastIndexOf('.'))));
        for (String beginning : beginnings) {
            for (String text : CAUSE_TEXTS) {
                String key = beginning + "." + text;
                assertThat(PLACES).as(key).containsAll(places(TEXTS.text(key)));
                assertThat(TEXTS.say(key, "service", "X"))
                        .as(key)
                        .doesNotContain("{", "—")
                        .isNotBlank();
            }
        }
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(m -> m.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> literals() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            var literals = new HashSet<String>();
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                LITERAL.matcher(Files.readString(file)).results().forEach(m -> literals.add(m.group(1)));
            }
            return literals;
        }
    }
}
