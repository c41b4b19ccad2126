// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.Finding;
import app.clearline.model.Measured;
import app.clearline.model.Observation;
import app.clearline.model.Phrase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What an observation saw, in a line for a technician.
final class FindingWords {

    private final Texts texts;

    FindingWords(Texts texts) {
        this.texts = texts;
    }

    /// The failure, if there is one, and what was seen all the same. Nothing in it is cleaned or escaped.
    String detail(Observation seen) {
        String found = seen.finding() == null ? "" : texts.say(phrase(seen.finding()));
        if (seen.failure() == null) {
            return found;
        }
        String failed = texts.text("finding.failed")
                .replace("{what}", texts.word(seen.failure().type()))
                .replace("{detail}", texts.seen(seen.failure().detail()));
        return found.isEmpty() ? failed : failed + (failed.endsWith(".") ? " " : ". ") + found;
    }

    private Phrase phrase(Finding finding) {
        return switch (finding) {
            case Finding.Dns dns ->
                Phrase.of(
                        "finding.dns",
                        "system",
                        list(dns.system()),
                        "own",
                        list(dns.own()),
                        "result",
                        dns.ownResult(),
                        "resolvers",
                        list(dns.resolvers()),
                        "silent",
                        list(dns.silent() == null ? List.of() : dns.silent()));
            case Finding.Tcp tcp -> Phrase.of("finding.tcp", "local", tcp.local(), "remote", tcp.remote());
            case Finding.Tls tls ->
                Phrase.of(
                        "finding.tls",
                        "protocol",
                        tls.protocol(),
                        "issuer",
                        tls.chain().isEmpty() ? "" : tls.chain().getFirst().issuer(),
                        "public",
                        text(tls.publicProblem()),
                        "system",
                        text(tls.systemProblem()),
                        "name",
                        tls.nameMatches()
                                ? ""
                                : tls.chain().isEmpty()
                                        ? "?"
                                        : tls.chain().getFirst().subject());
            case Finding.Http http ->
                Phrase.of(
                        "finding.http",
                        "status",
                        String.valueOf(http.status()),
                        "type",
                        http.headers().getOrDefault("content-type", ""),
                        "title",
                        text(http.title()),
                        "redirects",
                        list(http.redirects()));
            case Finding.WebSocket socket ->
                Phrase.of("finding.web-socket", "status", String.valueOf(socket.status()), "ms", millis(socket.pong()));
            case Finding.Stun stun ->
                Phrase.of(
                        "finding.stun",
                        "sent",
                        String.valueOf(stun.sent()),
                        "answered",
                        String.valueOf(stun.answered()),
                        "mapped",
                        stun.mapped().toString(),
                        "ms",
                        millis(stun.roundTrip()));
            case Finding.Turn turn ->
                Phrase.of(
                        "finding.turn",
                        "challenge",
                        turn.challenge() == 0 ? "" : String.valueOf(turn.challenge()),
                        "realm",
                        text(turn.realm()),
                        "relayed",
                        Objects.toString(turn.relayed(), ""),
                        "ms",
                        millis(turn.roundTrip()));
            case Finding.Ocsp ocsp ->
                Phrase.of(
                        "finding.ocsp",
                        "at",
                        ocsp.at().toString(),
                        "status",
                        String.valueOf(ocsp.responseStatus()),
                        "certificate",
                        text(ocsp.certificateStatus()));
            case Finding.Crl crl ->
                Phrase.of(
                        "finding.crl",
                        "at",
                        crl.at().toString(),
                        "entries",
                        String.valueOf(crl.entries()),
                        "next",
                        Objects.toString(crl.nextUpdate(), ""));
            case Finding.Proxy proxy ->
                Phrase.of(
                        "finding.proxy",
                        "name",
                        answer(proxy.byName()),
                        "address",
                        answer(proxy.byAddress()),
                        "login",
                        answer(proxy.login()),
                        "product",
                        text(proxy.product()));
            case Finding.Pac pac ->
                Phrase.of(
                        "finding.pac",
                        "bytes",
                        String.valueOf(pac.bytes()),
                        "first",
                        map(pac.first()),
                        "second",
                        pac.second().equals(pac.first()) ? "" : map(pac.second()));
            case Measured measured -> MeasuredWords.phrase(measured);
        };
    }

    private static String answer(Finding.@Nullable ConnectAnswer answer) {
        return answer == null
                ? ""
                : answer.asked() + " → " + answer.status()
                        + (answer.schemes().isEmpty() ? "" : " (" + list(answer.schemes()) + ")");
    }

    private static String millis(@Nullable Duration took) {
        return took == null ? "" : String.valueOf(took.toMillis());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String list(List<String> texts) {
        return String.join(", ", texts);
    }

    private static String map(Map<String, String> answers) {
        return answers.entrySet().stream()
                .map(e -> e.getKey() + " → " + e.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
