// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.Cause;
import app.clearline.model.Confidence;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.Observation;
import app.clearline.model.ProbeKind;
import app.clearline.model.Role;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Is there a network at all, a sign-in page before it, a clock that fits it?
final class NetworkRules {

    private static final int ENOUGH = 3;

    private NetworkRules() {}

    /// Nothing answered from anywhere. Silent where anything did, be it with a refusal.
    static void noNetwork(Inquiry inquiry) {
        List<Observation> tried = Evidence.tried(inquiry.evidence().all());
        boolean silent = tried.stream()
                .allMatch(o -> o.failed(
                        FailureClass.TIMEOUT,
                        FailureClass.UNREACHABLE,
                        FailureClass.NAME_TIMEOUT,
                        FailureClass.PROXY_UNREACHABLE));
        if (tried.size() < ENOUGH || !silent) {
            return;
        }
        boolean noRoute = tried.stream().anyMatch(o -> o.failed(FailureClass.UNREACHABLE));
        inquiry.accept(Findings.of(inquiry, Cause.NO_NETWORK, noRoute ? Confidence.CERTAIN : Confidence.LIKELY, tried)
                .done());
    }

    /// Pages with a known answer are answered by something else, and no HTTPS is what it should be. Silent where the
    /// service itself answers: then it is a filter for plain HTTP, and nobody has to sign in.
    static void captivePortal(Inquiry inquiry) {
        List<Observation> canaries = Evidence.tried(inquiry.evidence().direct(ProbeKind.HTTP)).stream()
                .filter(o -> o.endpoint().role() == Role.CANARY)
                .toList();
        List<Observation> replaced = canaries.stream()
                .filter(o -> o.failed(FailureClass.UNEXPECTED_ANSWER))
                .toList();
        boolean secure = inquiry.evidence().direct(ProbeKind.TLS).stream().anyMatch(NetworkRules::genuine);
        if (replaced.isEmpty() || Evidence.anyOk(canaries) || secure) {
            return;
        }
        long hosts = replaced.stream().map(o -> o.endpoint().host()).distinct().count();
        inquiry.accept(
                Findings.of(inquiry, Cause.CAPTIVE_PORTAL, hosts > 1 ? Confidence.CERTAIN : Confidence.LIKELY, replaced)
                        .with("url", page(replaced).orElse(""))
                        .done());
    }

    private static boolean genuine(Observation tls) {
        return tls.found(Finding.Tls.class)
                .map(t -> t.publicRoots() && t.nameMatches())
                .orElse(false);
    }

    private static Optional<String> page(List<Observation> replaced) {
        return replaced.stream()
                .flatMap(o -> o.found(Finding.Http.class).stream())
                .map(http -> http.redirects().isEmpty()
                        ? Optional.ofNullable(http.headers().get("location")).orElse("")
                        : http.redirects().getLast())
                .filter(url -> !url.isBlank())
                .map(NetworkRules::withoutQuery)
                .findFirst();
    }

    /// What follows the path may hold a token.
    private static String withoutQuery(String url) {
        try {
            URI uri = URI.create(url);
            return uri.getHost() == null ? "" : uri.getScheme() + "://" + uri.getAuthority() + uri.getPath();
        } catch (IllegalArgumentException e) {
            // A portal need not send a proper address; then none is shown.
            return "";
        }
    }

    private record Skew(Observation by, Duration ahead) {}

    /// The clocks of several hosts agree with each other and not with this machine's. Silent where one of them agrees
    /// with this machine, and behind a portal, which answers for all of them.
    static void clockWrong(Inquiry inquiry) {
        if (inquiry.has(Cause.NO_NETWORK, Cause.CAPTIVE_PORTAL)) {
            return;
        }
        Duration allowed = inquiry.evidence().service().thresholds().clockSkew();
        var skews = new ArrayList<Skew>();
        for (Observation each : inquiry.evidence().of(ProbeKind.HTTP, ProbeKind.HTTPS)) {
            each.found(Finding.Http.class)
                    .filter(http -> http.date() != null)
                    .ifPresent(http -> skews.add(new Skew(each, Duration.between(http.date(), http.asked()))));
        }
        boolean anyRight = skews.stream().anyMatch(s -> s.ahead().abs().compareTo(allowed) <= 0);
        long hosts =
                skews.stream().map(s -> s.by().endpoint().host()).distinct().count();
        if (skews.isEmpty() || anyRight || hosts < 2 || !agree(skews, allowed)) {
            return;
        }
        List<Observation> evidence =
                new ArrayList<>(skews.stream().map(Skew::by).toList());
        inquiry.evidence().of(ProbeKind.TLS).stream().filter(o -> !genuine(o)).forEach(evidence::add);
        inquiry.accept(Findings.of(inquiry, Cause.CLOCK_WRONG, Confidence.CERTAIN, evidence)
                .with("skew", text(skews.getFirst().ahead()))
                .done());
    }

    private static boolean agree(List<Skew> skews, Duration allowed) {
        Duration first = skews.getFirst().ahead();
        return skews.stream().allMatch(s -> s.ahead().minus(first).abs().compareTo(allowed) <= 0);
    }

    /// With a sign: plus where this machine's clock is ahead.
    private static String text(Duration ahead) {
        Duration size = ahead.abs();
        return String.format(
                Locale.ROOT, "%s%d h %02d min", ahead.isNegative() ? "−" : "+", size.toHours(), size.toMinutesPart());
    }
}
