// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.SampleRuns;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TicketTest {

    private static final Texts TEXTS = Texts.in(Locale.ENGLISH);
    private static final Pattern WORD = Pattern.compile("=\\?UTF-8\\?B\\?([A-Za-z0-9+/=]+)\\?=");

    @Test
    void theSummaryTellsTheCausesAndWhatDidNotPass() {
        assertThat(MarkdownReport.of(SampleRuns.udpBlocked(), TEXTS, ZoneOffset.UTC))
                .startsWith("## ! Calls will work, with limits\n\n")
                .contains("- Service: Example Video\n", "\n**1\\. This network blocks the channel", "\n1. Try the call")
                .contains("- UDP outbound, 3478 → any\n")
                .contains("\n### What did not pass\n\n", "- ✕ Failed: Outbound UDP 3478 is open (recommended). ")
                .doesNotContain("✓", "{");
    }

    @Test
    void aRuleThatLeadsAnywhereSaysSoInTheLanguage() {
        assertThat(MarkdownReport.of(SampleRuns.udpBlocked(), Texts.in(Locale.GERMAN), ZoneOffset.UTC))
                .contains("- UDP ausgehend, 3478 → beliebig\n");
    }

    @Test
    void aWorkingNetworkHasNothingThatDidNotPass() {
        assertThat(MarkdownReport.of(SampleRuns.healthy(), TEXTS, ZoneOffset.UTC))
                .startsWith("## ✓ Calls will work\n")
                .contains("### What this means");
    }

    @Test
    void whatComesFromOutsideMakesNoMarkup() {
        var run = SampleRuns.threeCauses();
        String text = MarkdownReport.of(run, TEXTS, ZoneOffset.UTC);
        assertThat(text).contains("\\*.").doesNotContainPattern("(?<!\\\\)[`<\\[]");
    }

    @Test
    void theRequestIsADraftOfAMail() {
        byte[] bytes = RequestMail.of(SampleRuns.udpBlocked(), TEXTS, ZoneOffset.UTC, "FortiGate");
        String mail = new String(bytes, StandardCharsets.US_ASCII);
        String head = mail.substring(0, mail.indexOf("\r\n\r\n"));
        assertThat(head)
                .startsWith("X-Unsent: 1\r\n")
                .contains("\r\nContent-Type: text/plain; charset=utf-8\r\n", "\r\nMIME-Version: 1.0\r\n")
                .doesNotContain("From:", "To:", "Date:");
        assertThat(mail.split("\r\n", -1)).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(90));
        assertThat(mail.replace("\r\n", "")).doesNotContain("\r", "\n");
        var subject = new StringBuilder();
        WORD.matcher(head)
                .results()
                .peek(word -> assertThat(word.group()).hasSizeLessThanOrEqualTo(75))
                .forEach(word ->
                        subject.append(new String(Base64.getDecoder().decode(word.group(1)), StandardCharsets.UTF_8)));
        assertThat(subject).hasToString("Request for a change, so that Example Video works");
        String body =
                new String(Base64.getMimeDecoder().decode(mail.substring(head.length() + 4)), StandardCharsets.UTF_8);
        assertThat(body.replace("\r\n", "\n"))
                .isEqualTo(ChangeRequest.of(SampleRuns.udpBlocked(), TEXTS, ZoneOffset.UTC, "FortiGate"));
        assertThat(body).contains("UDP outbound, 3478 → any\r\n");
    }
}
