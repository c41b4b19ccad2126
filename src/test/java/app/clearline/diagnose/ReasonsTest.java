// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The sentences that judges speak of and those of the bundle are the same.
class ReasonsTest {

    /// Keys that are put together from parts: the judge's word and one of these ends.
    private static final Set<String> COMPOSED = Set.of(
            "reason.domain.no-name",
            "reason.domain.no-connection",
            "reason.domain.tls",
            "reason.domain.other-answer",
            "reason.signalling.open",
            "reason.signalling.open-by-control",
            "reason.signalling.closed",
            "reason.signalling.some",
            "reason.relay.open",
            "reason.relay.open-by-control",
            "reason.relay.closed",
            "reason.relay.some");

    @Test
    void everyReasonHasASentenceAndEverySentenceIsUsed() throws IOException {
        var bundle = new Properties();
        try (var in =
                Files.newBufferedReader(Path.of("src/main/resources/app/clearline/messages-diagnosis.properties"))) {
            bundle.load(in);
        }
        Set<String> spoken = new TreeSet<>(COMPOSED);
        var literal = Pattern.compile("\"(reason\\.[a-z0-9.-]*[a-z0-9])\"");
        try (var files = Files.walk(Path.of("src/main/java/app/clearline/diagnose"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                literal.matcher(Files.readString(file)).results().forEach(r -> spoken.add(r.group(1)));
            }
        }
        assertThat(new TreeSet<>(bundle.stringPropertyNames())).isEqualTo(spoken);
    }
}
