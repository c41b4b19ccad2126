// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Credentials;
import app.clearline.model.FailureClass;
import app.clearline.model.HostPort;
import app.clearline.run.ProbeException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.ice4j.StunException;
import org.ice4j.TransportAddress;
import org.ice4j.attribute.Attribute;
import org.ice4j.attribute.ErrorCodeAttribute;
import org.ice4j.attribute.MappedAddressAttribute;
import org.ice4j.attribute.NonceAttribute;
import org.ice4j.attribute.RealmAttribute;
import org.ice4j.attribute.XorMappedAddressAttribute;
import org.ice4j.message.Message;
import org.jspecify.annotations.Nullable;

/// A STUN response that is well-formed; whose it is, is another question: see [StunRequest#isAnsweredBy].
final class StunAnswer {

    /// Error codes of a login (RFC 8489 §14.8, RFC 8656 §15).
    static final int UNAUTHENTICATED = 401;

    static final int STALE_NONCE = 438;
    static final int WRONG_CREDENTIALS = 441;

    private static final int OTHER_ADDRESS = 0x802C;
    private static final int CLASS = 0x0110;

    static {
        Ice4j.silence();
    }

    private final byte[] bytes;
    private final int type;
    private final @Nullable ErrorCodeAttribute error;
    private final byte @Nullable [] realm;
    private final byte @Nullable [] nonce;
    private final @Nullable HostPort mapped;
    private final @Nullable HostPort relayed;
    private final @Nullable HostPort other;

    private StunAnswer(Message message, byte[] bytes) {
        this.bytes = bytes;
        this.type = message.getMessageType();
        this.error = message.getAttribute(Attribute.ERROR_CODE) instanceof ErrorCodeAttribute code ? code : null;
        this.realm = message.getAttribute(Attribute.REALM) instanceof RealmAttribute text ? text.getRealm() : null;
        this.nonce = message.getAttribute(Attribute.NONCE) instanceof NonceAttribute text ? text.getNonce() : null;
        this.mapped = mapped(message);
        this.relayed = xored(message, Attribute.XOR_RELAYED_ADDRESS);
        this.other = other(bytes);
    }

    /// Reads one message; a FINGERPRINT in it must be right.
    ///
    /// @throws ProbeException `GARBAGE` where it is no response, or breaks the protocol
    static StunAnswer decode(byte[] bytes) throws ProbeException {
        StunWire.check(bytes);
        StunAnswer answer;
        try {
            answer = new StunAnswer(Message.decode(bytes, 0, bytes.length), bytes);
        } catch (StunException | RuntimeException e) {
            // Attributes that are cut short make the decoder run over the end, in as many ways as it has attributes.
            throw new ProbeException(
                    FailureClass.GARBAGE,
                    "a malformed STUN message (" + e.getClass().getSimpleName() + ")");
        }
        if (!Message.isResponseType((char) answer.type) || answer.success() != (answer.error == null)) {
            throw new ProbeException(
                    FailureClass.GARBAGE, "a STUN message that is no response, or an error without a code");
        }
        return answer;
    }

    /// Whether it is of this transaction, and of the method that a request of this type has.
    boolean isOf(byte[] transaction, int request) {
        return (type & ~CLASS) == request
                && Arrays.equals(bytes, 8, StunWire.HEADER, transaction, 0, transaction.length);
    }

    boolean isSignedBy(LongTermLogin login) {
        return login.signed(bytes);
    }

    boolean success() {
        return Message.isSuccessResponseType((char) type);
    }

    /// The error code; 0 in a success.
    int error() {
        return error == null ? 0 : error.getErrorCode();
    }

    /// The error as a technician reads it.
    String said() {
        return "error " + error() + (error == null ? "" : " " + printable(error.getReasonPhrase()));
    }

    /// This side as the server saw it.
    @Nullable
    HostPort mapped() {
        return mapped;
    }

    /// The relay's address.
    @Nullable
    HostPort relayed() {
        return relayed;
    }

    /// The server's other address (RFC 5780 §7.4).
    @Nullable
    HostPort other() {
        return other;
    }

    @Nullable
    String realm() {
        return realm == null ? null : printable(new String(realm, StandardCharsets.UTF_8));
    }

    boolean nonce() {
        return nonce != null;
    }

    /// The login that this challenge asks for; null where it names no realm or nonce.
    @Nullable
    LongTermLogin login(Credentials credentials) {
        return realm == null || nonce == null ? null : new LongTermLogin(credentials, realm, nonce);
    }

    /// The plain MAPPED-ADDRESS is that of servers from before RFC 5389.
    private static @Nullable HostPort mapped(Message message) {
        HostPort xored = xored(message, Attribute.XOR_MAPPED_ADDRESS);
        return xored == null && message.getAttribute(Attribute.MAPPED_ADDRESS) instanceof MappedAddressAttribute plain
                ? text(plain.getAddress())
                : xored;
    }

    private static @Nullable HostPort xored(Message message, char type) {
        return message.getAttribute(type) instanceof XorMappedAddressAttribute address
                ? text(address.getAddress(message.getTransactionID()))
                : null;
    }

    /// The decoder does not know this one; it is optional, so an odd one counts as none.
    private static @Nullable HostPort other(byte[] bytes) {
        int at = StunWire.find(bytes, OTHER_ADDRESS);
        int length = at < 0 ? 0 : StunWire.number(bytes, at + 2);
        int port = length == 8 || length == 20 ? StunWire.number(bytes, at + 6) : 0;
        if (port == 0) {
            return null;
        }
        try {
            var address = InetAddress.getByAddress(Arrays.copyOfRange(bytes, at + 8, at + 4 + length));
            return new HostPort(address.getHostAddress(), port);
        } catch (UnknownHostException e) {
            // Only for lengths other than 4 and 16.
            throw new IllegalStateException(e);
        }
    }

    private static HostPort text(TransportAddress address) {
        return new HostPort(address.getAddress().getHostAddress(), address.getPort());
    }

    private static String printable(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String clean = text.replaceAll("\\p{Cntrl}", " ").strip();
        return clean.length() > 100 ? clean.substring(0, 100) + "…" : clean;
    }
}
