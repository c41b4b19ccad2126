// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.Credentials;
import app.clearline.respond.Responder;
import app.clearline.respond.Shares;
import app.clearline.wire.PortSet;
import app.clearline.wire.SharedKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// Is the far end of others' checks until it is stopped.
final class RespondCommand implements Callable<Integer> {

    private static final Duration NEWS = Duration.ofMinutes(1);
    private static final int MOST_RATE = 1_000_000;

    private final Desk desk;

    private final Given<String> bind = Given.option("--bind", "ADDRESS", String.class, "console.respond.bind");
    private final Given<Integer> port =
            Given.option("--port", "PORT", int.class, "console.respond.port").usually(ResponderPlace.PORT);
    private final Given<String> webPorts = Given.option(
                    "--web-ports", "PORTS", String.class, "console.respond.web-ports")
            .usually("");
    private final Given<String> udpPorts = Given.option(
                    "--udp-ports", "PORTS", String.class, "console.respond.udp-ports")
            .usually("1025-65535");
    private final Given<Integer> rate =
            Given.option("--rate", "NUMBER", int.class, "console.respond.rate").usually(20_000);
    private final Given<Path> keyFile = Given.option("--key", "FILE", Path.class, "console.respond.key");
    private final Given<Boolean> share = Given.hidden("--share");

    RespondCommand(Desk desk) {
        this.desk = desk;
    }

    CommandLine line() {
        CommandLine line =
                Commands.of(this, "console.respond.about", bind, port, webPorts, udpPorts, rate, keyFile, share);
        line.getCommandSpec().usageMessage().sortOptions(false).footer("", Commands.text("console.respond.examples"));
        return line;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rate.value() < 1 || rate.value() > MOST_RATE) {
            throw new Misuse("console.bad.rate", "most", String.valueOf(MOST_RATE));
        }
        PortSet udp = ports("--udp-ports", udpPorts.value());
        InetAddress address = address();
        Credentials given = ResponderKey.find(desk, keyFile.orNull());
        String fresh = given == null ? SharedKey.fresh() : "";
        char[] text = given == null ? fresh.toCharArray() : given.password();
        try (var key = new SharedKey(text)) {
            return share.value() ? share(udp, address, key) : serve(udp, address, key, fresh, new String(text));
        }
    }

    private int serve(PortSet udp, @Nullable InetAddress address, SharedKey key, String fresh, String text)
            throws IOException, InterruptedException {
        PortSet main = ports("--port", String.valueOf(port.value()));
        PortSet web = webPorts.value().isEmpty() ? main : main.with(ports("--web-ports", webPorts.value()));
        List<PortSet> pieces = Shares.cut(udp.with(main), port.value(), Shares.capacity());
        try (var shares = new Shares()) {
            for (PortSet piece : pieces.subList(1, pieces.size())) {
                shares.add(words(piece), Map.of(ResponderKey.VARIABLE, text));
            }
            List<Integer> listening = web.stream().boxed().toList();
            var wish = new Responder.Wish(address, listening, pieces.getFirst(), shares.served(), rate.value());
            try (Responder responder = Responder.start(wish, key)) {
                tell(responder, fresh, udp.with(main).size());
                watch(responder);
            }
        }
        return ExitCode.GOOD;
    }

    /// Serves its share until whoever started it ends.
    private int share(PortSet udp, @Nullable InetAddress address, SharedKey key) throws IOException {
        var wish = new Responder.Wish(address, List.of(), udp, PortSet.of(IntStream.empty()), rate.value());
        try (Responder responder = Responder.start(wish, key)) {
            desk.terminal().out().println(Shares.READY + responder.served());
            desk.terminal().out().flush();
            System.in.skipNBytes(Long.MAX_VALUE);
        } catch (java.io.EOFException e) {
            // Whoever started it has ended.
            return ExitCode.GOOD;
        }
        return ExitCode.GOOD;
    }

    private List<String> words(PortSet piece) {
        var words = new ArrayList<>(List.of("respond", "--share", "--udp-ports", piece.toString()));
        words.addAll(List.of("--rate", String.valueOf(rate.value())));
        if (bind.isGiven()) {
            words.addAll(List.of("--bind", bind.value()));
        }
        return words;
    }

    private void tell(Responder responder, String fresh, int wished) {
        Voice voice = desk.terminal().voice();
        int missing = wished - responder.served().size();
        String ports = responder.served().size() > 200 ? range(responder.served()) : String.valueOf(responder.served());
        voice.line(desk.say(
                "console.respond.ready",
                "at",
                bind.isGiven() ? bind.value() : "*",
                "web",
                responder.listening().toString().replaceAll("[\\[\\]]", ""),
                "count",
                String.valueOf(responder.served().size()),
                "ports",
                ports));
        if (missing > 0) {
            voice.line(desk.say("console.respond.missing", "count", String.valueOf(missing)));
        }
        if (!fresh.isEmpty()) {
            voice.line(desk.say("console.respond.fresh-key", "key", fresh));
        }
        desk.terminal().out().flush();
    }

    private static String range(PortSet ports) {
        return ports.stream().min().orElse(0) + "–" + ports.stream().max().orElse(0);
    }

    private void watch(Responder responder) throws InterruptedException {
        Responder.Numbers told = responder.numbers();
        while (true) {
            Thread.sleep(NEWS);
            Responder.Numbers now = responder.numbers();
            if (!now.equals(told)) {
                desk.terminal().aside().line(news(now));
                told = now;
            }
        }
    }

    private String news(Responder.Numbers now) {
        return desk.say(
                "console.respond.news",
                "runs",
                String.valueOf(now.runs()),
                "requests",
                String.valueOf(now.requests()),
                "answered",
                String.valueOf(now.answered()),
                "foreign",
                String.valueOf(now.foreign()),
                "held",
                String.valueOf(now.held()),
                "streams",
                String.valueOf(now.streams()));
    }

    private @Nullable InetAddress address() {
        try {
            return bind.isGiven() ? InetAddress.getByName(bind.value()) : null;
        } catch (UnknownHostException e) {
            // Told where it was typed.
            throw new Misuse("console.bad.bind", "address", bind.value());
        }
    }

    private static PortSet ports(String option, String text) {
        try {
            return PortSet.parse(text);
        } catch (IllegalArgumentException e) {
            // The message says which part is none.
            throw new Misuse("console.bad.ports", "option", option, "why", String.valueOf(e.getMessage()));
        }
    }
}
