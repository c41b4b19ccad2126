// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.StunBytes;
import app.clearline.fixture.UdpFarEnd;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.ProbeKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HostileDatagramsTest {

    private static final Duration SHORT = Duration.ofMillis(1500);

    private final StunUdpProbe probe = new StunUdpProbe(new Relays(new Names(List.of())));

    private static final Map<String, UdpFarEnd.Script> GARBAGE = Map.ofEntries(
            Map.entry("empty", (request, from, number) -> List.of(new byte[0])),
            Map.entry("text", (request, from, number) -> List.of("HTTP/1.1 400 No".getBytes(StandardCharsets.UTF_8))),
            Map.entry("echo", (request, from, number) -> List.of(request)),
            Map.entry("noise", (request, from, number) -> List.of(noise(100))),
            Map.entry("large", (request, from, number) -> List.of(noise(60_000))),
            Map.entry(
                    "long",
                    (request, from, number) -> List.of(StunBytes.response(
                            StunBytes.BINDING_SUCCESS, request, StunBytes.attribute(0x8022, noise(8000))))),
            Map.entry(
                    "another-transaction",
                    (request, from, number) -> List.of(
                            StunBytes.message(StunBytes.BINDING_SUCCESS, noise(12), StunBytes.xored(0x20, from)))),
            Map.entry(
                    "another-method",
                    (request, from, number) -> List.of(
                            StunBytes.response(StunBytes.ALLOCATE_SUCCESS, request, StunBytes.xored(0x20, from)))),
            Map.entry(
                    "bad-fingerprint",
                    (request, from, number) ->
                            List.of(StunBytes.fingerprinted(StunBytes.binding(request, from), false))),
            Map.entry("cut", (request, from, number) -> List.of(Arrays.copyOf(StunBytes.binding(request, from), 27))),
            Map.entry(
                    "cut-attribute",
                    (request, from, number) -> List.of(StunBytes.response(
                            StunBytes.BINDING_SUCCESS, request, StunBytes.attribute(0x20, new byte[2])))),
            Map.entry(
                    "error-without-code",
                    (request, from, number) -> List.of(StunBytes.response(StunBytes.BINDING_ERROR, request))),
            Map.entry("no-cookie", (request, from, number) -> {
                byte[] answer = StunBytes.binding(request, from);
                answer[4]++;
                return List.of(answer);
            }));

    @BeforeAll
    static void warm() {
        WarmUp.run();
    }

    @Test
    void garbageOfEveryKindIsToldAsSuchWithinTheDeadline() throws Exception {
        Map<String, Steps.Outcome> outcomes = new ConcurrentHashMap<>();
        allAtOnce(GARBAGE.entrySet().stream()
                .<Callable<?>>map(kind -> () -> outcomes.put(kind.getKey(), against(kind.getValue())))
                .toList());
        assertThat(outcomes).hasSameSizeAs(GARBAGE);
        outcomes.forEach((name, outcome) -> {
            assertThat(outcome.failed()).as(name).isEqualTo(FailureClass.GARBAGE);
            assertThat(outcome.detail()).as(name).contains("datagrams that are no answer");
            assertThat(outcome.took()).as(name).isBetween(Duration.ofSeconds(1), SHORT);
        });
    }

    @Test
    void aSuccessWithoutAnAddressIsGarbageAtOnce() throws Exception {
        Steps.Outcome outcome =
                against((request, from, number) -> List.of(StunBytes.response(StunBytes.BINDING_SUCCESS, request)));
        assertThat(outcome.failed()).isEqualTo(FailureClass.GARBAGE);
        assertThat(outcome.took()).isLessThan(Duration.ofMillis(500));
    }

    @Test
    void theAnswerIsFoundAmongGarbage() throws Exception {
        Steps.Outcome outcome = against((request, from, number) ->
                List.of(noise(30), request, new byte[0], StunBytes.binding(request, from), noise(10)));
        assertThat(outcome.found(Finding.Stun.class).answered()).isEqualTo(3);
        assertThat(outcome.failure()).isNull();
    }

    @Test
    void doubledAnswersAreNoGarbage() throws Exception {
        Steps.Outcome outcome =
                against((request, from, number) -> Collections.nCopies(2, StunBytes.binding(request, from)));
        assertThat(outcome.found(Finding.Stun.class).sent()).isEqualTo(3);
    }

    @Test
    void aFloodEndsIt() throws Exception {
        Steps.Outcome outcome = against((request, from, number) -> Collections.nCopies(5000, noise(60)));
        assertThat(outcome.failed()).isEqualTo(FailureClass.GARBAGE);
        assertThat(outcome.took()).isLessThanOrEqualTo(SHORT);
    }

    @Test
    void answersFromElsewhereAreNotHeard() throws Exception {
        try (var elsewhere = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0))) {
            Steps.Outcome outcome = against((request, from, number) -> {
                byte[] answer = StunBytes.binding(request, from);
                try {
                    elsewhere.send(new DatagramPacket(answer, answer.length, from));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                return List.of();
            });
            assertThat(outcome.failed()).isEqualTo(FailureClass.TIMEOUT);
        }
    }

    @Test
    void fivePercentLossFailsNoneOfFortyRuns() throws Exception {
        var random = new Random(5);
        UdpFarEnd.Script lossy = (request, from, number) -> {
            synchronized (random) {
                // Lost on the way there, or on the way back: 5 % each.
                boolean lost = random.nextInt(10_000) < 975;
                return lost ? List.of() : List.of(StunBytes.binding(request, from));
            }
        };
        Map<Integer, Steps.Outcome> outcomes = new ConcurrentHashMap<>();
        try (var server = new UdpFarEnd(lossy)) {
            allAtOnce(IntStream.range(0, 40)
                    .<Callable<?>>mapToObj(i -> () -> outcomes.put(i, ask(server.port(), Duration.ofSeconds(6))))
                    .toList());
        }
        assertThat(outcomes).hasSize(40);
        assertThat(outcomes.values()).allSatisfy(outcome -> {
            assertThat(outcome.failure()).isNull();
            assertThat(outcome.found(Finding.Stun.class).answered()).isPositive();
        });
        assertThat(outcomes.values().stream()
                        .mapToInt(o -> o.found(Finding.Stun.class).sent())
                        .sum())
                .as("some were lost indeed")
                .isGreaterThan(120);
    }

    private Steps.Outcome against(UdpFarEnd.Script script) throws Exception {
        try (var server = new UdpFarEnd(script)) {
            return ask(server.port(), SHORT);
        }
    }

    private Steps.Outcome ask(int port, Duration deadline) throws InterruptedException {
        return Steps.of(ProbeKind.STUN_UDP, "127.0.0.1", port).within(deadline).run(probe);
    }

    private static void allAtOnce(List<Callable<?>> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : work.stream().map(threads::submit).toList()) {
                done.get();
            }
        }
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        ThreadLocalRandom.current().nextBytes(bytes);
        return bytes;
    }
}
