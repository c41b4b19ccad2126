// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Credentials;
import app.clearline.model.Failure;
import app.clearline.model.FailureClass;
import app.clearline.model.Finding;
import app.clearline.model.HostPort;
import app.clearline.run.Failures;
import app.clearline.run.ProbeException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is said to a TURN server (RFC 8656 §7) once there is a way to it, whichever it is.
final class TurnDialogue {

    private static final Duration GOODBYE = Duration.ofSeconds(1);

    private final StunPath path;
    private final @Nullable Credentials credentials;
    private int challenge;
    private @Nullable String realm;
    private boolean nonce;
    private @Nullable HostPort relayed;
    private @Nullable Duration roundTrip;

    TurnDialogue(StunPath path, @Nullable Credentials credentials) {
        this.path = path;
        this.credentials = credentials;
    }

    /// Asks for an allocation without a login, then with one where there are credentials, and gives it back.
    ///
    /// @throws ProbeException `STUN_ERROR` where the server answers with an error other than the login's,
    ///     `CREDENTIALS_REJECTED` where it refuses the login
    Finding.Turn run() throws IOException, InterruptedException {
        // 1. Without a login: a server that is there asks for one. The first sample of the round trip is dropped.
        StunAnswer answer = path.ask(StunRequest.allocate(null)).answer();
        if (answer.success()) {
            return allocated(answer, null);
        }
        challenge = answer.error();
        realm = answer.realm();
        nonce = answer.nonce();
        if (challenge != StunAnswer.UNAUTHENTICATED) {
            throw refused(answer);
        }
        if (realm == null || !nonce) {
            throw new ProbeException(FailureClass.GARBAGE, "error 401 without REALM and NONCE", finding());
        }
        LongTermLogin login = credentials == null ? null : answer.login(credentials);
        if (credentials == null || login == null) {
            return finding();
        }

        // 2. With the login, once more where the nonce was too old.
        StunPath.Reply reply = path.ask(StunRequest.allocate(login));
        LongTermLogin fresh = reply.answer().error() == StunAnswer.STALE_NONCE
                ? reply.answer().login(credentials)
                : null;
        if (fresh != null) {
            login = fresh;
            reply = path.ask(StunRequest.allocate(login));
        }
        roundTrip = reply.roundTrip();
        return switch (reply.answer().error()) {
            case 0 -> allocated(reply.answer(), login);
            case StunAnswer.UNAUTHENTICATED, StunAnswer.WRONG_CREDENTIALS ->
                throw new ProbeException(
                        FailureClass.CREDENTIALS_REJECTED, reply.answer().said() + ended(credentials), finding());
            default -> throw refused(reply.answer());
        };
    }

    /// The failure of this dialogue that `e` stands for, with what was seen before it: a challenge that came through is
    /// worth telling.
    IOException failed(IOException e) {
        if (challenge == 0 || (e instanceof ProbeException probe && probe.finding() != null)) {
            return e;
        }
        Failure failure = Failures.of(e);
        return new ProbeException(failure.type(), failure.detail(), finding());
    }

    private Finding.Turn finding() {
        return new Finding.Turn(path.sent(), challenge, realm, nonce, relayed, roundTrip);
    }

    private Finding.Turn allocated(StunAnswer answer, @Nullable LongTermLogin login)
            throws ProbeException, InterruptedException {
        relayed = answer.relayed();
        if (relayed == null) {
            throw new ProbeException(FailureClass.GARBAGE, "an allocation without an address", finding());
        }
        Finding.Turn finding = finding();
        try {
            path.ask(StunRequest.release(login), GOODBYE);
        } catch (IOException e) {
            // It ends by itself after ten minutes; what was asked for is known.
        }
        return finding;
    }

    /// A login that has run out explains its refusal.
    private static String ended(Credentials credentials) {
        return credentials
                .ends()
                .filter(end -> end.isBefore(Instant.now()))
                .map(end -> "; the login ended at " + end)
                .orElse("");
    }

    private ProbeException refused(StunAnswer answer) {
        return new ProbeException(FailureClass.STUN_ERROR, answer.said(), finding());
    }
}
