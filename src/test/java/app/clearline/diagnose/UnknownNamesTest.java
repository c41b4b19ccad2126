// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.model.Cause;
import app.clearline.model.CauseFound;
import app.clearline.model.Endpoint;
import app.clearline.model.FailureClass;
import app.clearline.model.Outcome;
import app.clearline.model.ProbeKind;
import app.clearline.model.RequirementResult;
import app.clearline.model.Role;
import app.clearline.model.Service;
import app.clearline.model.Step;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// Resolvers that answer for names which nobody has.
class UnknownNamesTest {

    private static final String FOUND = "reason.names.unknown-found";

    private static final String PAGE = "198.51.100.99";

    @Test
    void namesThatNobodyHasAndThatAreFoundAreWarnedOf() {
        assertThat(names(World.healthy().sees(s -> s.probe() == ProbeKind.DNS_UNKNOWN ? World.dns(PAGE) : null)))
                .isEqualTo(FOUND);
    }

    @Test
    void oneOwnerMayAnswerForAllNamesUnderItsOwn() {
        assertThat(names(World.healthy()
                        .sees(s -> s.probe() == ProbeKind.DNS_UNKNOWN
                                        && s.endpoint().host().startsWith("canary.other")
                                ? World.dns(PAGE)
                                : null)))
                .isNotEqualTo(FOUND);
    }

    @Test
    void silenceAboutThemIsNoSign() {
        assertThat(names(World.healthy().fails(FailureClass.NAME_TIMEOUT, s -> s.probe() == ProbeKind.DNS_UNKNOWN)))
                .isNotEqualTo(FOUND);
    }

    @Test
    void aSampleThatLeadsToTheSamePageIsGoneAndNotShut() {
        World gone = samples().sees(s -> s.probe() == ProbeKind.DNS_UNKNOWN ? World.dns(PAGE) : null);
        assertThat(causes(gone)).isEmpty();
        assertThat(gone.diagnosis().requirements())
                .filteredOn(r -> r.requirement().id().equals("signalling"))
                .extracting(RequirementResult::outcome)
                .containsExactly(Outcome.NOT_TESTED);
    }

    @Test
    void aSampleThatLeadsThereAloneIsShut() {
        assertThat(causes(samples())).contains(Cause.DOMAIN_BLOCKED);
    }

    /// The signalling host is a sample, its name leads to a page, and nothing but that page answers there.
    private static World samples() {
        Service service =
                PaperService.SERVICE.withEndpoints(e -> e.role() == Role.SIGNALLING || e.role() == Role.LOGGING
                        ? new Endpoint(e.id(), e.role(), e.at(), e.port(), e.path(), e.probes(), true, e.expect())
                        : e);
        Predicate<Step> there = PaperService.role(Role.SIGNALLING, Role.LOGGING);
        return new World(service, PaperService.answers())
                .sees(s -> s.probe() == ProbeKind.DNS && there.test(s) ? World.dns(PAGE) : null)
                .fails(FailureClass.RESET, PaperService.probe(ProbeKind.TLS).and(there));
    }

    private static List<Cause> causes(World world) {
        return world.diagnosis().causes().stream().map(CauseFound::cause).toList();
    }

    private static String names(World world) {
        return world.diagnosis().requirements().stream()
                .filter(r -> r.requirement().id().equals("names"))
                .findFirst()
                .orElseThrow()
                .reason()
                .key();
    }
}
