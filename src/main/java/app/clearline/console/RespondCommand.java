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
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Is the far end of others' checks until it is stopped.
@Command(
        name = "respond",
        resourceBundle = "app.clearline.messages-console",
        sortOptions = false,
        description = "${bundle:console.respond.about}",
        footer = {"", "${bundle:console.respond.examples}"})
final class RespondCommand implements Callable<Integer> {

    private static final Duration NEWS = Duration.ofMinutes(1);
    private static final int MOST_RATE = 1_000_000;

    private final Desk desk;

    @Option(names = "--bind", paramLabel = "ADDRESS", description = "${bundle:console.respond.bind}")
    private @Nullable String bind;

    @Option(names = "--port", paramLabel = "PORT", description = "${bundle:console.respond.port}")
    private int port = ResponderPlace.PORT;

    @Option(names = "--web-ports", paramLabel = "PORTS", description = "${bundle:console.respond.web-ports}")
    private String webPorts = "";

    @Option(names = "--udp-ports", paramLabel = "PORTS", description = "${bundle:console.respond.udp-ports}")
    private String udpPorts = "1025-65535";

    @Option(names = "--rate", paramLabel = "NUMBER", description = "${bundle:console.respond.rate}")
    private int rate = 20_000;

    @Option(names = "--key", paramLabel = "FILE", description = "${bundle:console.respond.key}")
    private @Nullable Path keyFile;

    @Option(names = "--share", hidden = true)
    private boolean share;

    RespondCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rate < 1 || rate > MOST_RATE) {
            throw new Misuse("console.bad.rate", "most", String.valueOf(MOST_RATE));
        }
        PortSet udp = ports("--udp-ports", udpPorts);
        InetAddress address = address();
        Credentials given = ResponderKey.find(desk, keyFile);
        String fresh = given == null ? SharedKey.fresh() : "";
        char[] text = given == null ? fresh.toCharArray() : given.password();
        try (var key = new SharedKey(text)) {
            return share ? share(udp, address, key) : serve(udp, address, key, fresh, new String(text));
        }
    }

    private int serve(PortSet udp, @Nullable InetAddress address, SharedKey key, String fresh, String text)
            throws IOException, InterruptedException {
        PortSet main = ports("--port", String.valueOf(port));
        PortSet web = webPorts.isEmpty() ? main : main.with(ports("--web-ports", webPorts));
        List<PortSet> pieces = Shares.cut(udp.with(main), port, Shares.capacity());
        try (var shares = new Shares()) {
            for (PortSet piece : pieces.subList(1, pieces.size())) {
                shares.add(words(piece), Map.of(ResponderKey.VARIABLE, text));
            }
            List<Integer> listening = web.stream().boxed().toList();
            var wish = new Responder.Wish(address, listening, pieces.getFirst(), shares.served(), rate);
            try (Responder responder = Responder.start(wish, key)) {
                tell(responder, fresh, udp.with(main).size());
                watch(responder);
            }
        }
        return ExitCode.GOOD;
    }

    /// Serves its share until whoever started it ends.
    private int share(PortSet udp, @Nullable InetAddress address, SharedKey key) throws IOException {
        var wish = new Responder.Wish(address, List.of(), udp, PortSet.of(IntStream.empty()), rate);
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
        words.addAll(List.of("--rate", String.valueOf(rate)));
        if (bind != null) {
            words.addAll(List.of("--bind", bind));
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
                bind == null ? "*" : bind,
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
            return bind == null ? null : InetAddress.getByName(bind);
        } catch (UnknownHostException e) {
            // Told where it was typed.
            throw new Misuse("console.bad.bind", "address", String.valueOf(bind));
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
