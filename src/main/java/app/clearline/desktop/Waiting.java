// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Need;
import app.clearline.model.Phrase;
import app.clearline.model.ProbeKind;
import app.clearline.model.Step;
import app.clearline.run.RunEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a row says while it has no result: what it waits for, and for how long where that takes its time.
///
/// @param started when each step began that has begun
/// @param halfway how far steps have come
/// @param ended ids of the steps that have
record Waiting(Map<String, Instant> started, Map<String, RunEvent.Progressed> halfway, Set<String> ended) {

    /// The host in the id of a step.
    private static final Pattern HOST = Pattern.compile("[^@]*@(\\[[^]]*]|[^:/]*).*");

    /// @param left the steps that have not ended
    /// @param total how many steps there are
    Phrase phrase(Collection<Step> left, int total) {
        for (Step step : left) {
            String key = patience(step.probe());
            Instant since = started.get(step.id());
            if (key != null && since != null) {
                Duration elapsed = Duration.between(since, Instant.now());
                return Phrase.of(key, "elapsed", Say.seconds(elapsed), "most", Say.seconds(step.deadline()));
            }
            RunEvent.Progressed half = halfway.get(step.id());
            if (half != null) {
                return Phrase.of(
                        "desktop.row.progress", "done", Say.number(half.done()), "total", Say.number(half.total()));
            }
        }
        if (!left.isEmpty() && left.stream().allMatch(step -> patience(step.probe()) != null)) {
            return later(left);
        }
        String done = Integer.toString(total - left.size());
        String all = Integer.toString(total);
        return left.stream()
                .filter(step -> started.containsKey(step.id()))
                .findFirst()
                .map(step -> Phrase.of(
                        "desktop.row.checking", "host", step.endpoint().host(), "done", done, "total", all))
                .orElse(Phrase.of("desktop.row.between", "done", done, "total", all));
    }

    /// What a row says of which nothing has begun.
    Phrase idle(Collection<Step> left) {
        boolean patient = !left.isEmpty() && left.stream().allMatch(step -> patience(step.probe()) != null);
        if (patient) {
            return later(left);
        }
        return left.stream()
                .flatMap(step -> step.needs().stream())
                .map(Need::step)
                .filter(step -> !ended.contains(step))
                .map(HOST::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .map(step -> Phrase.of("desktop.row.needs", "host", step.group(1)))
                .orElse(Phrase.of("desktop.row.waiting"));
    }

    private static Phrase later(Collection<Step> left) {
        Duration most =
                left.stream().map(Step::deadline).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
        return Phrase.of("desktop.row.later", "most", Say.seconds(most));
    }

    /// The sentence for a kind of step that takes as long as it is given; null for all others.
    private static @Nullable String patience(ProbeKind kind) {
        return switch (kind) {
            case UDP_STREAM, RELAY_UDP, RELAY_TCP, RELAY_TLS, RESPONDER_STREAM -> "desktop.row.measuring";
            case UDP_IDLE -> "desktop.row.silence";
            case WEBSOCKET_HOLD -> "desktop.row.holding";
            case DNS, DNS_UNKNOWN, TCP, TCP_IPV6, TLS, TLS_LARGE, HTTPS, HTTP, WEBSOCKET, OCSP, CRL, PROXY, PAC -> null;
            case STUN_UDP, TURN_UDP, TURN_TCP, TURN_TLS, NAT, UDP_SIZE, UDP_PORTS, UDP_HEARD, RELAY_PORTS, HTTP_ECHO ->
                null;
            case UDP_SIZE_IPV6, RESPONDER_SIZE, SESSION, DNS_OVER_HTTPS -> null;
        };
    }
}
