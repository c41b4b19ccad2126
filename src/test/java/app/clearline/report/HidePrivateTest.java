// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.SampleRuns;
import app.clearline.model.Finding;
import app.clearline.model.Observation;
import app.clearline.model.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class HidePrivateTest {

    private static final List<String> PLANTED = List.of(
            "10.20.30.",
            "203.0.113.77",
            "fe80::a1b2",
            "DESKTOP-7QX2",
            "jdoe",
            "corp.internal",
            "wpad",
            "/blocked?",
            "MIICorporate",
            "Corporate Web Gateway",
            "Blocked by policy",
            "10.0.0.0",
            "Your address");

    private static final Run RUN =
            SampleRuns.withFailure("from [fe80::a1b2:c3d4:e5f6:1]:99, ::ffff:10.20.30.40 and 10.20.30.99. As JDOE"
                    + " on desktop-7qx2 by files.corp.internal at 12:04:11, OID 1.3.6.1.5.5.7.48.1, version 1.2.3");

    @Test
    void nothingPlantedIsLeftInAnyExport() throws IOException {
        Texts texts = Texts.in(Locale.ENGLISH);
        for (Run run : List.of(SampleRuns.healthy(), RUN, SampleRuns.threeCauses())) {
            Run hidden = HidePrivate.in(run);
            for (Format format : Format.values()) {
                byte[] document = Reports.document(hidden, format, texts, ZoneOffset.UTC);
                String text = switch (format) {
                    case JSON, TEXT, HTML, MARKDOWN -> new String(document, StandardCharsets.UTF_8);
                    case PDF, ONE_PAGE -> pdfText(document);
                };
                assertThat(text).as(format.id()).doesNotContainIgnoringCase(PLANTED.toArray(String[]::new));
            }
        }
        assertThat(RunJson.text(SampleRuns.threeCauses())).contains(PLANTED);
    }

    private static String pdfText(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
        }
    }

    @Test
    void theSameThingHasTheSameStandInAndOthersHaveAnother() {
        String detail = requireNonNull(
                        HidePrivate.in(RUN).observations().getLast().failure())
                .detail();
        assertThat(detail)
                .matches("from \\[address-\\d]:99, address-\\d and address-\\d\\. As user on this-computer by host-\\d+"
                        + " at 12:04:11, OID 1\\.3\\.6\\.1\\.5\\.5\\.7\\.48\\.1, version 1\\.2\\.3");
        Run hidden = HidePrivate.in(SampleRuns.threeCauses());
        Finding.Stun stun = hidden.observations().stream()
                .flatMap(o -> o.found(Finding.Stun.class).stream())
                .findFirst()
                .orElseThrow();
        String local = requireNonNull(stun.local()).host();
        assertThat(local).startsWith("address-");
        assertThat(stun.mapped().host()).startsWith("address-").isNotEqualTo(local);
        assertThat(hidden.machine().links().getFirst().addresses()).contains(local);
        assertThat(hidden.machine().resolvers()).doesNotContain(local);
        assertThat(hidden.diagnosis().causes().getFirst().details().get("proxy"))
                .isEqualTo("proxy-1:3128");
        assertThat(hidden.answers().proxy().toString()).contains("proxy-1:3128");
    }

    @Test
    void whatIsTheServicesStays() {
        Run run = SampleRuns.threeCauses();
        Run hidden = HidePrivate.in(run);
        assertThat(hidden.service()).isEqualTo(run.service());
        assertThat(hidden.diagnosis().requirements()).isEqualTo(run.diagnosis().requirements());
        assertThat(hidden.observations().stream().map(Observation::endpoint))
                .isEqualTo(
                        run.observations().stream().map(Observation::endpoint).toList());
        assertThat(hidden.diagnosis().causes().getLast())
                .isEqualTo(run.diagnosis().causes().getLast());
        assertThat(RunJson.text(hidden)).contains("O=Zscaler\"", "198.51.100.7:3478");
    }

    @Test
    void evidenceStillPointsToObservations() throws RunFormatException {
        Run hidden = HidePrivate.in(SampleRuns.threeCauses());
        Set<String> ids =
                Set.copyOf(hidden.observations().stream().map(Observation::id).toList());
        assertThat(hidden.diagnosis().causes()).allSatisfy(c -> assertThat(ids).containsAll(c.evidence()));
        assertThat(RunJson.read(RunJson.write(hidden), "run.json")).isEqualTo(hidden);
        assertThat(HidePrivate.in(hidden).observations()).hasSameSizeAs(hidden.observations());
    }
}
