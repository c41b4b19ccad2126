// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Criterion;
import app.clearline.model.Requirement;
import app.clearline.model.RuleCase;
import app.clearline.model.Service;
import app.clearline.service.Profiles;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The bundle of what profiles say holds just what the built-in profiles say, so that all of it can be translated.
class ServiceTextsTest {

    @Test
    void theBundleHoldsEveryTextOfTheBuiltInProfilesAndNoOther() throws Exception {
        var said = new TreeSet<String>();
        for (String id : Profiles.builtIn()) {
            Service service = Profiles.find(id);
            if (id.equals("practice")) {
                // The other names are names, in every language.
                said.add(service.name());
            }
            service.requirements().stream().flatMap(ServiceTextsTest::texts).forEach(said::add);
        }
        said.remove("");
        ResourceBundle bundle = Texts.bundle(ProfileTexts.BUNDLE, Locale.ENGLISH);
        assertThat(bundle.keySet().stream().map(bundle::getString)).containsExactlyInAnyOrderElementsOf(said);
    }

    @Test
    void aTextOfSomebodyElsesProfileStaysAsItIs() {
        assertThat(Texts.in(Locale.GERMAN).translated("Our own row")).isEqualTo("Our own row");
    }

    private static Stream<String> texts(Requirement row) {
        Stream<String> cases = row.criterion() instanceof Criterion.Rule rules
                ? rules.cases().stream().map(RuleCase::text)
                : Stream.of();
        return Stream.concat(Stream.of(row.title(), row.says(), row.today(), row.source()), cases);
    }
}
