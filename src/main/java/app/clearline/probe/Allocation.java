// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Credentials;
import app.clearline.model.FailureClass;
import app.clearline.model.HostPort;
import app.clearline.run.ProbeException;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A relay's place that is held (RFC 8656): its address, and the channel by which data goes to one
/// peer. It ends with its connection, over UDP when nobody refreshes it.
final class Allocation {

    /// The first of the numbers that a client may give (RFC 8656 §12).
    static final int CHANNEL = 0x4000;

    private final StunPath path;
    private final Credentials credentials;
    private final HostPort relayed;
    private final @Nullable HostPort mapped;
    private @Nullable LongTermLogin login;

    private Allocation(StunPath path, Credentials credentials) throws IOException, InterruptedException {
        this.path = path;
        this.credentials = credentials;
        StunAnswer answer = path.ask(StunRequest.allocate(null)).answer();
        if (answer.error() == StunAnswer.UNAUTHENTICATED) {
            login = answer.login(credentials);
            answer = ask(StunRequest::allocate);
        }
        HostPort at = answer.relayed();
        if (answer.error() == StunAnswer.UNAUTHENTICATED || answer.error() == StunAnswer.WRONG_CREDENTIALS) {
            throw new ProbeException(FailureClass.CREDENTIALS_REJECTED, answer.said());
        }
        if (!answer.success()) {
            throw new ProbeException(FailureClass.STUN_ERROR, answer.said());
        }
        if (at == null) {
            throw new ProbeException(FailureClass.GARBAGE, "an allocation without an address");
        }
        relayed = at;
        mapped = answer.mapped();
    }

    /// Asks for one.
    ///
    /// @throws ProbeException `CREDENTIALS_REJECTED`, or `STUN_ERROR` where the relay has other reasons
    static Allocation on(StunPath path, Credentials credentials) throws IOException, InterruptedException {
        return new Allocation(path, credentials);
    }

    HostPort relayed() {
        return relayed;
    }

    /// This side as the relay sees it; null where it does not say.
    @Nullable
    HostPort mapped() {
        return mapped;
    }

    /// Lets `peer` in (RFC 8656 §9).
    ///
    /// @throws ProbeException `UNSUPPORTED` where the relay refuses
    void permit(HostPort peer) throws IOException, InterruptedException {
        agreed(ask(key -> StunRequest.permission(peer, key)));
    }

    /// Lets `peer` in and binds [#CHANNEL] to it.
    ///
    /// @throws ProbeException `UNSUPPORTED` where the relay refuses: many do not lead to peers that
    ///     live on the relay itself, which says nothing about the network
    void bind(HostPort peer) throws IOException, InterruptedException {
        permit(peer);
        agreed(ask(key -> StunRequest.channel(CHANNEL, peer, key)));
    }

    private static void agreed(StunAnswer answer) throws ProbeException {
        if (!answer.success()) {
            throw new ProbeException(FailureClass.UNSUPPORTED, "the relay does not lead there: " + answer.said());
        }
    }

    /// Once more where the nonce was too old.
    private StunAnswer ask(Function<@Nullable LongTermLogin, StunRequest> request)
            throws IOException, InterruptedException {
        StunAnswer answer = path.ask(request.apply(login)).answer();
        LongTermLogin fresh = answer.error() == StunAnswer.STALE_NONCE ? answer.login(credentials) : null;
        if (fresh == null) {
            return answer;
        }
        login = fresh;
        return path.ask(request.apply(login)).answer();
    }

    /// Gives it back without waiting for an answer, which over a stream the closing does as well.
    byte[] release() {
        return ending().bytes();
    }

    /// What ends it, for whoever waits for the answer.
    StunRequest ending() {
        return StunRequest.release(login);
    }
}
