// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import app.clearline.wire.Echo;
import app.clearline.wire.PortSet;
import app.clearline.wire.Proof;
import app.clearline.wire.SharedKey;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a responder answers over HTTP. Who shows that they hold the key gets what they ask, sealed; others get a nonce.
///
/// @param nonces the responder's own secret, which tells its nonces from those that others make up
/// @param ports for UDP, as they are served
/// @param counted those of them of which it is told what was heard
/// @param web the TCP ports
/// @param rate how many datagrams a second one peer is to send at most
record ResponderPages(
        SharedKey key,
        SharedKey nonces,
        InstantSource clock,
        KnownRuns runs,
        StreamDesk streams,
        Peers peers,
        Tally tally,
        PortSet ports,
        PortSet counted,
        List<Integer> web,
        int rate) {

    private static final long GOOD = Duration.ofMinutes(2).toSeconds();
    private static final Pattern STREAM = Pattern.compile(".*\\?run=([0-9a-f]{16})&play=([0-9]{1,3})");
    private static final String TEXT = "text/plain; charset=iso-8859-1";

    HttpAnswer answer(HttpRequest request, InetSocketAddress from) {
        String[] proof =
                request.header(Proof.PROOF.toLowerCase(Locale.ROOT)).orElse("").split(" ", -1);
        if (proof.length != 2 || !good(proof[0])) {
            return HttpAnswer.of(401, "text/plain", "a key is needed\n").with(Proof.NONCE + ": " + nonce());
        }
        String expected = Proof.ofRequest(key, proof[0], request.target());
        if (!request.method().equals("GET") || !Proof.same(expected, proof[0] + " " + proof[1])) {
            tally.foreign.increment();
            return HttpAnswer.of(403, "text/plain", "another key is needed\n");
        }
        peers.prove(from.getAddress());
        tally.requests.increment();
        return switch (request.path()) {
            case Proof.HELLO -> sealed(proof[0], hello(from));
            case Proof.HEARD -> sealed(proof[0], heard(request.target()));
            case Proof.STREAM -> sealed(proof[0], stream(request.target()));
            case Proof.ECHO -> sealed(proof[0], echo(request, from));
            case Proof.WEB_SOCKET ->
                WebSocket.wanted(request) ? WebSocket.open(request) : sealed(proof[0], "a WebSocket lives here\n");
            default -> HttpAnswer.of(404, "text/plain", "nothing here\n");
        };
    }

    private HttpAnswer sealed(String nonce, String body) {
        return HttpAnswer.of(200, TEXT, body).with(Proof.SEAL + ": " + Proof.ofAnswer(key, nonce, body));
    }

    private String hello(InetSocketAddress from) {
        tally.runs.increment();
        return "clearline-responder 1\nrun " + HexFormat.of().toHexDigits(runs.begin()) + "\nports " + ports
                + "\ncounted " + counted + "\nweb "
                + web.stream().map(String::valueOf).collect(Collectors.joining(",")) + "\nrate " + rate
                + "\nstream " + StreamDesk.MOST_KILOBITS + "\nbrief " + Echo.LONGEST + "\nfrom "
                + place(from) + "\n";
    }

    private String heard(String target) {
        String run = target.substring(target.indexOf('?') + 1);
        if (!run.matches("run=[0-9a-f]{16}")) {
            return "no run\n";
        }
        return runs.heard(HexFormat.fromHexDigitsToLong(run.substring(4)))
                .map(h -> "datagrams " + h.datagrams() + "\nports " + h.ports() + "\n")
                .orElse("no such run\n");
    }

    private String stream(String target) {
        Matcher asked = STREAM.matcher(target);
        return asked.matches()
                ? streams.report(HexFormat.fromHexDigitsToLong(asked.group(1)), Integer.parseInt(asked.group(2)))
                        .orElse("no such stream\n")
                : "no stream\n";
    }

    private static String echo(HttpRequest request, InetSocketAddress from) {
        return "from " + place(from) + "\n" + request.method() + " " + request.target() + "\n"
                + String.join("\n", request.lines()) + "\n";
    }

    private static String place(InetSocketAddress from) {
        return from.getAddress().getHostAddress().replaceFirst("%.*", "") + " " + from.getPort();
    }

    /// The time, and a seal that only this responder can make.
    private String nonce() {
        String time = Long.toString(clock.instant().getEpochSecond());
        return time + "." + Proof.ofAnswer(nonces, time, "").substring(0, 24);
    }

    private boolean good(String nonce) {
        int dot = nonce.indexOf('.');
        if (!nonce.matches("[0-9]{1,12}\\.[0-9a-f]{24}")) {
            return false;
        }
        String time = nonce.substring(0, dot);
        long age = clock.instant().getEpochSecond() - Long.parseLong(time);
        String own = Proof.ofAnswer(nonces, time, "").substring(0, 24);
        return age >= 0 && age <= GOOD && Proof.same(own, nonce.substring(dot + 1));
    }
}
