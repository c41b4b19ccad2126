// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Answers;
import app.clearline.model.Diagnosis;
import app.clearline.model.Extent;
import app.clearline.model.Failure;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.Machine;
import app.clearline.model.Need;
import app.clearline.model.Observation;
import app.clearline.model.Service;
import app.clearline.model.Step;
import app.clearline.plan.Planner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A network on paper: every step of the real plan goes well, but for the faults that a test puts in. What needs a step
/// that failed is not run, as in a real run.
final class World {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final Service service;
    private final Answers answers;
    private final Map<Predicate<Step>, FailureClass> faults = new LinkedHashMap<>();
    private final List<Function<Step, @Nullable Finding>> findings = new ArrayList<>();
    private UnaryOperator<List<Observation>> view = all -> all;
    private Extent extent = Extent.QUICK;
    private Machine machine = Machine.UNKNOWN;

    World(Service service, Answers answers) {
        this.service = service;
        this.answers = answers;
    }

    static World healthy() {
        return new World(PaperService.SERVICE, PaperService.answers());
    }

    static World with(Answers answers) {
        return new World(PaperService.SERVICE, answers);
    }

    /// The steps that `which` means fail like this.
    World fails(FailureClass type, Predicate<Step> which) {
        faults.put(which, type);
        return this;
    }

    /// The steps for which `what` gives a finding leave that one; for the others it gives null.
    World sees(Function<Step, @Nullable Finding> what) {
        findings.add(what);
        return this;
    }

    /// The checks go as far as this.
    World going(Extent how) {
        extent = how;
        return this;
    }

    /// Only a part of it was seen.
    World seenOnly(Predicate<Observation> which) {
        view = all -> all.stream().filter(which).toList();
        return this;
    }

    /// What was seen, each of it changed like this.
    World viewed(UnaryOperator<Observation> how) {
        view = all -> all.stream().map(how).toList();
        return this;
    }

    /// The client is this machine.
    World on(Machine what) {
        machine = what;
        return this;
    }

    Diagnosis diagnosis() {
        return Diagnostics.of(service, answers, machine, observations());
    }

    List<Observation> observations() {
        Map<String, Observation> seen = new LinkedHashMap<>();
        for (Step step : Planner.plan(service, answers, extent).steps()) {
            seen.put(step.id(), observe(step, seen));
        }
        return view.apply(List.copyOf(seen.values()));
    }

    private Observation observe(Step step, Map<String, Observation> seen) {
        for (Need need : step.needs()) {
            Observation needed = seen.get(need.step());
            if (need.succeed() && needed != null && !needed.ok()) {
                return observation(step, null, new Failure(FailureClass.NEED_FAILED, need.step()));
            }
        }
        @Nullable Finding finding = null;
        for (Function<Step, @Nullable Finding> each : findings) {
            @Nullable Finding given = each.apply(step);
            finding = given == null ? finding : given;
        }
        for (var fault : faults.entrySet()) {
            if (fault.getKey().test(step)) {
                return observation(step, finding, new Failure(fault.getValue(), "on paper"));
            }
        }
        return observation(step, finding == null ? Usual.finding(step) : finding, null);
    }

    private static Observation observation(Step step, @Nullable Finding finding, @Nullable Failure failure) {
        Duration took = Duration.ofMillis(20);
        return new Observation(
                step.id(), step.probe(), step.endpoint(), step.route(), Duration.ZERO, took, finding, failure);
    }

    static Finding.Dns dns(String... addresses) {
        return dns(Duration.ofMillis(5), Duration.ofMillis(5), addresses);
    }

    static Finding.Dns dns(Duration system, @Nullable Duration own, String... addresses) {
        List<String> all = List.of(addresses);
        return new Finding.Dns(all, all, "NOERROR", List.of("192.0.2.1"), system, own, null);
    }

    static Finding.Tls tls(String issuer, boolean publicRoots, boolean systemRoots) {
        var leaf = new Finding.Certificate(
                "CN=leaf", issuer, NOW.minusSeconds(1000), NOW.plusSeconds(1000), List.of(), null, List.of(), "");
        return new Finding.Tls(
                "TLSv1.3",
                "TLS_AES_128_GCM_SHA256",
                "h2",
                List.of(leaf),
                publicRoots,
                systemRoots,
                true,
                publicRoots ? null : "no way to a known root",
                systemRoots ? null : "no way to a known root");
    }

    static Finding.Tls expired() {
        Finding.Tls usual = tls("CN=Public CA,O=Public", false, false);
        return new Finding.Tls(
                usual.protocol(),
                usual.cipher(),
                usual.alpn(),
                usual.chain(),
                false,
                false,
                true,
                "expired: NotAfter",
                "expired: NotAfter");
    }

    static Finding.Http http(int status, Instant date, @Nullable String title, String start) {
        return new Finding.Http(status, Map.of(), start, title, date, NOW, List.of());
    }

    static Finding.Proxy proxy(int byName, int byAddress, String... schemes) {
        return new Finding.Proxy(
                new Finding.ConnectAnswer(new HostPort("api.svc.test", 443), byName, List.of(schemes)),
                new Finding.ConnectAnswer(new HostPort("203.0.113.10", 443), byAddress, List.of()),
                null,
                null);
    }
}
