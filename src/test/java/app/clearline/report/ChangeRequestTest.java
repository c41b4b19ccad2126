// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.SampleRuns;
import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Change;
import app.clearline.model.Conclusion;
import app.clearline.model.Confidence;
import app.clearline.model.Diagnosis;
import app.clearline.model.FirewallRule;
import app.clearline.model.Run;
import app.clearline.model.Topic;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChangeRequestTest {

    private static final Texts TEXTS = Texts.in(Locale.ENGLISH);

    @Test
    void onlyWhatFailedIsAskedFor() {
        String request = ChangeRequest.of(SampleRuns.udpBlocked(), TEXTS, ZoneOffset.UTC, null);
        assertThat(request)
                .startsWith("Request for a change, so that Example Video works\n====")
                .contains(
                        "* Open outbound UDP 3478\n  UDP outbound, 3478 → any\n",
                        "UDP outbound, 1025–65535 → any",
                        "no inbound rule is needed",
                        "        nft insert rule inet filter forward udp dport 3478 accept\n",
                        "        nft insert rule inet filter forward udp dport 1025-65535 accept\n")
                .doesNotContain("TCP outbound", "left out", "{");
    }

    @Test
    void oneProductsStepsMayBeWanted() {
        String request = ChangeRequest.of(SampleRuns.udpBlocked(), TEXTS, ZoneOffset.UTC, "FortiGate");
        assertThat(request)
                .contains("  FortiGate:\n", "        set udp-portrange 3478\n")
                .doesNotContain("nft ", "New-NetFirewallRule");
        assertThat(ChangeRequest.of(SampleRuns.udpBlocked(), TEXTS, ZoneOffset.UTC, "Squid"))
                .contains("There are no steps for this in Squid.");
    }

    @Test
    void whereNothingIsToBeChangedItSaysSo() {
        assertThat(ChangeRequest.of(SampleRuns.healthy(), TEXTS, ZoneOffset.UTC, null))
                .contains("Nothing was found that an administrator")
                .doesNotContain("outbound");
    }

    @Test
    void whatTwoCausesAskForIsAskedForOnce() {
        var rule = new FirewallRule("UDP", "3478", List.of("any"));
        Run run =
                with(new Change(Topic.ALLOW_UDP_3478, List.of(rule)), new Change(Topic.ALLOW_UDP_3478, List.of(rule)));
        String request = ChangeRequest.of(run, TEXTS, ZoneOffset.UTC, "nftables");
        assertThat(request.split("UDP outbound, 3478", -1)).hasSize(2);
        assertThat(request.split("dport 3478", -1)).hasSize(2);
    }

    @Test
    void hostileValuesAreShownHarmlesslyAndLeftOutOfCommands() {
        var rule = new FirewallRule(
                "TCP", "443", List.of("good.test", "x.test\n        http_access allow all\u001b[2J", "$(reboot)"));
        Run run = with(new Change(Topic.ALLOW_DOMAINS, List.of(rule)));
        String request = ChangeRequest.of(run, TEXTS, ZoneOffset.UTC, null);
        assertThat(request)
                .contains("Some values are no host names or ports", "acl calls dstdomain good.test\n")
                .doesNotContain("\u001b");
        assertThat(request.lines().filter(line -> line.startsWith("        ")))
                .noneMatch(line -> line.contains("allow all") || line.contains("reboot"));
    }

    @Test
    void linesAreShortButForCommands() {
        assertThat(ChangeRequest.of(SampleRuns.threeCauses(), TEXTS, ZoneOffset.UTC, null)
                        .lines())
                .filteredOn(line -> !line.startsWith("        "))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    /// A cause for each of them.
    private static Run with(Change... changes) {
        Run run = SampleRuns.udpBlocked();
        List<CauseFound> causes = Stream.of(changes)
                .map(each -> new CauseFound(
                        Cause.DOMAIN_BLOCKED, Confidence.CERTAIN, List.of(), List.of(), Map.of(), List.of(each)))
                .toList();
        var diagnosis = new Diagnosis(
                Conclusion.WORKS_WITH_LIMITS, causes, run.diagnosis().requirements());
        return new Run(
                run.tool(),
                run.started(),
                run.took(),
                run.service(),
                run.answers(),
                run.machine(),
                run.observations(),
                diagnosis);
    }
}
