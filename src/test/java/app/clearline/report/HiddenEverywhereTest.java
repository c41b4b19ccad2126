// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Agent;
import app.clearline.model.BrowserName;
import app.clearline.model.BrowserPolicy;
import app.clearline.model.Failure;
import app.clearline.model.FailureClass;
import app.clearline.model.FoundProxy;
import app.clearline.model.HostPort;
import app.clearline.model.Machine;
import app.clearline.model.NetworkLink;
import app.clearline.model.Observation;
import app.clearline.model.ProxySetting;
import app.clearline.model.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Golden runs, as if they came from a machine that has much to hide: none of it is in any hidden paper.
class HiddenEverywhereTest {

    private static final Texts TEXTS = Texts.in(Locale.ENGLISH);
    private static final List<String> PRIVATE = List.of(
            "LAPTOP-9KQ4",
            "mmustermann",
            "hq.acme-widgets.test",
            "gate.acme-widgets.test",
            "intranet.acme-widgets.test",
            "10.77.88.99",
            "10.77.88.1",
            "2001:db8:77::99",
            "AcmeGuestWiFi",
            "acme-vpn");

    /// The run on that machine, with a failure that names all of it.
    private static Run planted(Run run) {
        Machine old = run.machine();
        var machine = new Machine(
                "LAPTOP-9KQ4.hq.acme-widgets.test",
                "mmustermann",
                old.os(),
                old.browsers(),
                List.of(new FoundProxy(
                        "system",
                        new ProxySetting.Http(HostPort.parse("gate.acme-widgets.test:8080")),
                        "/home/mmustermann/.proxy",
                        List.of("intranet.acme-widgets.test"))),
                List.of(
                        new NetworkLink(
                                "AcmeGuestWiFi",
                                "AcmeGuestWiFi",
                                List.of("10.77.88.99", "2001:db8:77::99"),
                                1500,
                                true),
                        new NetworkLink("acme-vpn", "acme-vpn", List.of(), 1400, false)),
                List.of("10.77.88.1"),
                List.of(new BrowserPolicy(
                        BrowserName.CHROME, "AudioCaptureAllowedUrls", "https://intranet.acme-widgets.test", "policy")),
                List.of(new Agent("Some VPN", true, "interface acme-vpn", "acme-vpn")));
        Observation last = run.observations().getLast();
        var observations = new ArrayList<>(run.observations());
        observations.add(new Observation(
                "planted@" + last.id(),
                last.probe(),
                last.endpoint(),
                last.route(),
                last.started(),
                last.took(),
                null,
                new Failure(FailureClass.TIMEOUT, "seen: " + String.join(" ", PRIVATE))));
        return new Run(
                run.tool(),
                run.started(),
                run.took(),
                run.service(),
                run.answers(),
                machine,
                observations,
                run.diagnosis());
    }

    @ParameterizedTest
    @MethodSource("app.clearline.fixture.GoldenRuns#files")
    void nothingPrivateIsInAnyPaper(Path file) throws IOException {
        Run run = planted(Reports.read(file));
        Run hidden = HidePrivate.in(run);
        for (Format format : Format.values()) {
            byte[] document = Reports.document(hidden, format, TEXTS, ZoneOffset.UTC);
            String text = switch (format) {
                case JSON, TEXT, HTML, MARKDOWN -> new String(document, StandardCharsets.UTF_8);
                case PDF, ONE_PAGE -> pdfText(document);
            };
            assertThat(text).as(format.id()).isNotBlank().doesNotContainIgnoringCase(PRIVATE.toArray(String[]::new));
        }
        String mail = new String(RequestMail.of(hidden, TEXTS, ZoneOffset.UTC, null), StandardCharsets.US_ASCII);
        String body = mail.substring(mail.indexOf("\r\n\r\n") + 4);
        assertThat(new String(Base64.getMimeDecoder().decode(body), StandardCharsets.UTF_8))
                .contains("so that Practice network works")
                .doesNotContainIgnoringCase(PRIVATE.toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("app.clearline.fixture.GoldenRuns#files")
    void thePreviewNamesAllOfIt(Path file) throws IOException {
        Run run = planted(Reports.read(file));
        assertThat(RunJson.text(run)).contains(PRIVATE);
        String shown =
                HidePrivate.found(run).stream().map(HidePrivate.Hidden::shown).reduce("", (a, b) -> a + "\n" + b);
        assertThat(shown).contains(PRIVATE);
        assertThat(HidePrivate.found(run))
                .contains(new HidePrivate.Hidden("mmustermann", "user"))
                .noneMatch(hidden -> hidden.shown().equals(hidden.instead()));
    }

    private static String pdfText(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
        }
    }
}
