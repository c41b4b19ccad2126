// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.Measured;
import app.clearline.model.Named;
import app.clearline.model.Phrase;
import app.clearline.model.PortRange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What was measured, as the key and the values of a line.
final class MeasuredWords {

    private MeasuredWords() {}

    static Phrase phrase(Measured measured) {
        return switch (measured) {
            case Measured.Hello hello ->
                Phrase.of("finding.hello", "bytes", number(hello.bytes()), "protocol", hello.protocol());
            case Measured.Held held ->
                Phrase.of(
                        "finding.held",
                        "pings",
                        number(held.pings()),
                        "pongs",
                        number(held.pongs()),
                        "ms",
                        millis(held.held()),
                        "slowest",
                        millis(held.slowest()));
            case Measured.Nat nat ->
                Phrase.of(
                        "finding.nat",
                        "mapping",
                        id(nat.mapping()),
                        "filtering",
                        id(nat.filtering()),
                        "mapped",
                        map(nat.mapped()),
                        "back",
                        outside(nat, true),
                        "lost",
                        outside(nat, false));
            case Measured.DatagramSize size ->
                Phrase.of(
                        "finding.datagram-size",
                        "passed",
                        number(size.passed()),
                        "lost",
                        text(size.lost()),
                        "back",
                        number(size.passedBack()));
            case Measured.TwoWaySize size ->
                Phrase.of(
                        "finding.two-way-size",
                        "up",
                        number(size.up()),
                        "upLost",
                        text(size.upLost()),
                        "down",
                        number(size.down()),
                        "downLost",
                        text(size.downLost()));
            case Measured.Opening opening ->
                Phrase.of("finding.opening", "survived", millis(opening.survived()), "gone", millis(opening.gone()));
            case Measured.Resolved resolved ->
                Phrase.of(
                        "finding.resolved",
                        "addresses",
                        String.join(", ", resolved.addresses()),
                        "result",
                        resolved.result(),
                        "ms",
                        millis(resolved.took()));
            case Measured.Stream stream -> stream("finding.stream", stream);
            case Measured.RelayData data -> stream("finding.relay-data", data.stream());
            case Measured.TwoWay both ->
                Phrase.of(
                        "finding.two-way",
                        "up",
                        way(both.up()),
                        "down",
                        way(both.down()),
                        "ms",
                        millis(both.together().roundTrip()),
                        "jitterUp",
                        millis(both.up().jitter()),
                        "jitterDown",
                        millis(both.down().jitter()),
                        "kilobitsUp",
                        both.up().kilobits() == 0 ? "" : number(both.up().kilobits()),
                        "kilobitsDown",
                        both.down().kilobits() == 0 ? "" : number(both.down().kilobits()),
                        "loaded",
                        millis(both.up().loaded()),
                        "late",
                        millis(both.together().lateness()));
            case Measured.Ports ports ->
                Phrase.of(
                        "finding.ports",
                        "asked",
                        number(ports.asked()),
                        "open",
                        ranges(ports.open()),
                        "silent",
                        ranges(ports.silent()));
            case Measured.RelayPorts ports ->
                Phrase.of(
                        "finding.relay-ports",
                        "relay",
                        ports.relay(),
                        "arrived",
                        numbers(ports.arrived()),
                        "returned",
                        numbers(ports.returned()),
                        "silent",
                        numbers(ports.silent()),
                        "sent",
                        number(ports.sent()));
            case Measured.Heard heard ->
                Phrase.of(
                        "finding.heard",
                        "sent",
                        number(heard.sent()),
                        "heard",
                        number(heard.heard()),
                        "answered",
                        number(heard.answered()));
            case Measured.Echo echo ->
                Phrase.of(
                        "finding.echo",
                        "from",
                        echo.from(),
                        "changed",
                        map(echo.changed()),
                        "added",
                        map(echo.added()),
                        "refused",
                        echo.refused());
            case Measured.Session session ->
                Phrase.of(
                        "finding.session",
                        "status",
                        number(session.status()),
                        "code",
                        session.code() == 0 ? "" : number(session.code()),
                        "signalling",
                        session.signalling(),
                        "relays",
                        String.join(", ", session.relays()),
                        "ends",
                        Objects.toString(session.loginEnds(), ""));
        };
    }

    private static String way(Measured.Stream stream) {
        return stream.received() + "/" + stream.sent();
    }

    private static Phrase stream(String key, Measured.Stream stream) {
        return Phrase.of(
                key,
                "carrier",
                stream.carrier(),
                "sent",
                number(stream.sent()),
                "received",
                number(stream.received()),
                "ms",
                millis(stream.roundTrip()),
                "jitter",
                millis(stream.jitter()),
                "kilobits",
                stream.kilobits() == 0 ? "" : number(stream.kilobits()),
                "loaded",
                millis(stream.loaded()),
                "late",
                millis(stream.lateness()));
    }

    /// At most the first twenty; a comb of thousands is no reading.
    static String ranges(List<PortRange> ranges) {
        return ranges.stream()
                .limit(20)
                .map(r -> r.from() == r.to() ? number(r.from()) : r.from() + "–" + r.to())
                .collect(Collectors.joining(", "));
    }

    private static String numbers(List<Integer> some) {
        return some.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String map(Map<String, String> map) {
        return map.entrySet().stream()
                .map(e -> e.getKey() + " → " + e.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /// As whom this side is seen, where it is known that what it sends there itself comes back, or does not.
    private static String outside(Measured.Nat nat, boolean back) {
        Boolean hairpin = nat.hairpin();
        return hairpin == null || hairpin != back
                ? ""
                : nat.mapped().values().stream().distinct().sorted().collect(Collectors.joining(", "));
    }

    private static String id(Named named) {
        return named.id();
    }

    private static String number(int number) {
        return String.valueOf(number);
    }

    private static String text(@Nullable Integer number) {
        return Objects.toString(number, "");
    }

    private static String millis(@Nullable Duration took) {
        return took == null ? "" : String.valueOf(took.toMillis());
    }
}
