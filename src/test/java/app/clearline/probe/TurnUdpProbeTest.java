// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import app.clearline.fixture.StunBytes;
import app.clearline.fixture.UdpFarEnd;
import app.clearline.model.Credentials;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.model.ProbeKind;
import app.clearline.model.Role;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnUdpProbeTest {

    private static final int USERNAME = 0x0006;
    private static final int SOFTWARE = 0x8022;
    private static final InetSocketAddress RELAY = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.9"), 50_000);
    private final Credentials alice = new Credentials("alice", "secret".toCharArray());

    @BeforeAll
    static void warm() {
        WarmUp.run();
    }

    @Test
    void aChallengeIsReachable() throws Exception {
        Steps.Outcome outcome = against(null, (request, from, number) -> List.of(challenge(request, 401, "n")));
        assertThat(outcome.failure()).isNull();
        assertThat(outcome.found(Finding.Turn.class)).isEqualTo(new Finding.Turn(1, 401, "lab", true, null, null));
    }

    @Test
    void aChallengeWithoutRealmAndNonceIsGarbage() throws Exception {
        Steps.Outcome outcome = against(
                null,
                (request, from, number) ->
                        List.of(StunBytes.response(StunBytes.ALLOCATE_ERROR, request, StunBytes.error(401, "Who?"))));
        assertThat(outcome.failed()).isEqualTo(FailureClass.GARBAGE);
        assertThat(outcome.found(Finding.Turn.class).challenge()).isEqualTo(401);
        assertThat(outcome.found(Finding.Turn.class).nonce()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 400, 403, 437, 442, 486, 500, 508})
    void otherErrorsAreToldWithTheirCodes(int code) throws Exception {
        Steps.Outcome outcome = against(alice, (request, from, number) -> List.of(challenge(request, code, "n")));
        assertThat(outcome.failed()).isEqualTo(FailureClass.STUN_ERROR);
        assertThat(outcome.detail()).isEqualTo("error " + code + " Try again");
        assertThat(outcome.found(Finding.Turn.class).challenge()).isEqualTo(code);
    }

    @Test
    void aLoginGetsARelayAndGivesItBack() throws Exception {
        List<byte[]> heard = new CopyOnWriteArrayList<>();
        Steps.Outcome outcome = against(alice, (request, from, number) -> {
            heard.add(request);
            if (number == 3) {
                byte[] done = StunBytes.response(StunBytes.REFRESH_SUCCESS, request);
                return List.of(StunBytes.signed(done, "alice", "secret"));
            }
            return List.of(number == 2 ? relay(request, "secret") : challenge(request, 401, "n"));
        });
        assertThat(outcome.failure()).isNull();
        Finding.Turn found = outcome.found(Finding.Turn.class);
        assertThat(found.relayed()).isEqualTo(new HostPort("192.0.2.9", 50_000));
        assertThat(found.challenge()).isEqualTo(401);
        assertThat(found.sent()).isEqualTo(2);
        assertThat(found.roundTrip()).isPositive();
        assertThat(heard).hasSize(3);
        assertThat(outcome.took()).isLessThan(Duration.ofMillis(200));
        assertThat(heard).noneMatch(request -> StunBytes.has(request, SOFTWARE));
        assertThat(heard.get(1)).isEqualTo(resigned(heard.get(1)));
        assertThat(heard.get(2)[1]).as("Refresh").isEqualTo((byte) 4);
        assertThat(heard.get(2)).isEqualTo(resigned(heard.get(2)));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 441})
    void aRefusedLoginIsNotTheNetwork(int code) throws Exception {
        Steps.Outcome outcome = against(
                alice,
                (request, from, number) ->
                        List.of(challenge(request, StunBytes.has(request, USERNAME) ? code : 401, "n")));
        assertThat(outcome.failed()).isEqualTo(FailureClass.CREDENTIALS_REJECTED);
        assertThat(outcome.found(Finding.Turn.class).challenge()).isEqualTo(401);
        assertThat(outcome.detail()).doesNotContain("alice").doesNotContain("secret");
    }

    @Test
    void aStrangerIsGivenNoLogin() throws Exception {
        var heard = new CopyOnWriteArrayList<byte[]>();
        try (var server = new UdpFarEnd((request, from, number) -> {
            heard.add(request);
            return List.of(challenge(request, 401, "n"));
        })) {
            Steps.Outcome outcome = Steps.of(ProbeKind.TURN_UDP, "127.0.0.1", server.port())
                    .role(Role.CONTROL)
                    .within(Duration.ofMillis(1500))
                    .run(new TurnUdpProbe(new Relays(new Names(List.of())), alice));
            assertThat(outcome.found(Finding.Turn.class).challenge()).isEqualTo(401);
        }
        assertThat(heard).hasSize(1).noneMatch(request -> StunBytes.has(request, USERNAME));
    }

    @Test
    void anOldNonceIsTakenOnceMore() throws Exception {
        Steps.Outcome outcome = against(
                alice,
                (request, from, number) -> List.of(
                        switch (number) {
                            case 1 -> challenge(request, 401, "old");
                            case 2 -> challenge(request, 438, "new");
                            default -> relay(request, "secret");
                        }));
        assertThat(outcome.failure()).isNull();
        assertThat(outcome.found(Finding.Turn.class).sent()).isEqualTo(3);
        assertThat(outcome.found(Finding.Turn.class).relayed()).isNotNull();
    }

    @Test
    void noncesThatAreAlwaysOldEnd() throws Exception {
        Steps.Outcome outcome = against(
                alice, (request, from, number) -> List.of(challenge(request, number == 1 ? 401 : 438, "n" + number)));
        assertThat(outcome.failed()).isEqualTo(FailureClass.STUN_ERROR);
        assertThat(outcome.detail()).startsWith("error 438");
    }

    @Test
    void aRelayPromisedBySomebodyElseIsNotBelieved() throws Exception {
        Steps.Outcome outcome = against(
                alice,
                (request, from, number) -> List.of(
                        StunBytes.has(request, USERNAME) ? relay(request, "guessed") : challenge(request, 401, "n")));
        assertThat(outcome.failed()).isEqualTo(FailureClass.GARBAGE);
        assertThat(outcome.found(Finding.Turn.class).challenge()).isEqualTo(401);
        assertThat(outcome.found(Finding.Turn.class).relayed()).isNull();
    }

    @Test
    void aLoginThatDrownsIsToldWithItsChallenge() throws Exception {
        Steps.Outcome outcome = against(
                alice,
                (request, from, number) ->
                        StunBytes.has(request, USERNAME) ? List.of() : List.of(challenge(request, 401, "n")));
        assertThat(outcome.failed()).isEqualTo(FailureClass.TIMEOUT);
        assertThat(outcome.found(Finding.Turn.class).challenge()).isEqualTo(401);
    }

    @Test
    void aRelayForEverybodyIsToldAsSuch() throws Exception {
        Steps.Outcome outcome = against(
                null,
                (request, from, number) ->
                        List.of(StunBytes.response(StunBytes.ALLOCATE_SUCCESS, request, StunBytes.xored(0x16, RELAY))));
        Finding.Turn found = outcome.found(Finding.Turn.class);
        assertThat(found.challenge()).isZero();
        assertThat(found.relayed()).isEqualTo(new HostPort("192.0.2.9", 50_000));
    }

    @Test
    void cutAnswersAreGarbage() throws Exception {
        Steps.Outcome outcome = against(alice, (request, from, number) -> {
            byte[] whole = challenge(request, 401, "nonce");
            return List.of(Arrays.copyOf(whole, whole.length - 5));
        });
        assertThat(outcome.failed()).isEqualTo(FailureClass.GARBAGE);
        assertThat(outcome.took()).isLessThan(Duration.ofMillis(1500));
    }

    private static byte[] challenge(byte[] request, int code, String nonce) {
        return StunBytes.challenge(request, code, nonce);
    }

    private static byte[] relay(byte[] request, String password) {
        byte[] success = StunBytes.response(StunBytes.ALLOCATE_SUCCESS, request, StunBytes.xored(0x16, RELAY));
        return StunBytes.fingerprinted(StunBytes.signed(success, "alice", password), true);
    }

    /// The request without its MESSAGE-INTEGRITY, signed by somebody who knows how.
    private static byte[] resigned(byte[] request) {
        byte[] unsigned = Arrays.copyOf(request, request.length - 24);
        unsigned[3] = (byte) (unsigned[3] - 24);
        return StunBytes.signed(unsigned, "alice", "secret");
    }

    private static Steps.Outcome against(@Nullable Credentials login, UdpFarEnd.Script script) throws Exception {
        try (var server = new UdpFarEnd(script)) {
            return Steps.of(ProbeKind.TURN_UDP, "127.0.0.1", server.port())
                    .within(Duration.ofMillis(1500))
                    .run(new TurnUdpProbe(new Relays(new Names(List.of())), login));
        }
    }
}
