// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.HostPort;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.Arrays;
import org.ice4j.StunException;
import org.ice4j.Transport;
import org.ice4j.TransportAddress;
import org.ice4j.attribute.Attribute;
import org.ice4j.attribute.AttributeFactory;
import org.ice4j.message.Indication;
import org.ice4j.message.Message;
import org.ice4j.message.MessageFactory;
import org.ice4j.message.Request;
import org.jspecify.annotations.Nullable;

/// A STUN request as it goes out (RFC 8489 §5), under a transaction id of its own.
///
/// It carries neither SOFTWARE nor FINGERPRINT, as those of browsers do not: what a filter lets pass
/// here, it lets pass there.
final class StunRequest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte UDP = 17;
    private static final int CHANGE_REQUEST = 0x0003;
    private static final int CHANGE_ADDRESS = 4;
    private static final int CHANGE_PORT = 2;
    private static final int PADDING = 0x0026;
    private static final int RESPONSE_PORT = 0x0027;
    /// In the range that may be ignored, and assigned to nothing.
    private static final int NOBODYS = 0xDCD1;

    static {
        Ice4j.silence();
    }

    private final int type;
    private final byte[] transaction;
    private final byte[] bytes;
    private final @Nullable LongTermLogin login;

    private StunRequest(Request request, @Nullable LongTermLogin login) {
        this(request, transaction(), login, new byte[0]);
    }

    /// @param more attributes as they stand in a message, before those of the login
    private StunRequest(Request request, byte[] transaction, @Nullable LongTermLogin login, byte[] more) {
        this.type = request.getMessageType();
        this.transaction = transaction;
        this.login = login;
        try {
            request.setTransactionID(transaction);
        } catch (StunException e) {
            // It refuses lengths other than the one above.
            throw new IllegalStateException(e);
        }
        if (login == null) {
            this.bytes = StunWire.with(encoded(request), more);
        } else {
            request.putAttribute(AttributeFactory.createUsernameAttribute(login.user()));
            request.putAttribute(AttributeFactory.createRealmAttribute(login.realm()));
            request.putAttribute(AttributeFactory.createNonceAttribute(login.nonce()));
            this.bytes = login.sign(StunWire.with(encoded(request), more));
        }
    }

    private static byte[] transaction() {
        byte[] transaction = new byte[Message.TRANSACTION_ID_LENGTH];
        RANDOM.nextBytes(transaction);
        return transaction;
    }

    /// The library would add its own SOFTWARE, and read a configuration for that first.
    private static byte[] encoded(Message message) {
        var attributes = new ByteArrayOutputStream();
        for (Attribute each : message.getAttributes()) {
            byte[] encoded = each.encode();
            // Not all pad themselves.
            attributes.writeBytes(Arrays.copyOf(encoded, StunWire.padded(encoded.length)));
        }
        byte[] header = StunWire.header(message.getMessageType(), message.getTransactionID());
        return StunWire.with(header, attributes.toByteArray());
    }

    static StunRequest binding() {
        return new StunRequest(MessageFactory.createBindingRequest(), null);
    }

    /// Asks for an answer from the server's other address, its other port, or both (RFC 5780 §7.2).
    static StunRequest changing(boolean address, boolean port) {
        var flags = new byte[] {0, 0, 0, (byte) ((address ? CHANGE_ADDRESS : 0) | (port ? CHANGE_PORT : 0))};
        return binding(StunWire.attribute(CHANGE_REQUEST, flags));
    }

    /// Asks for an answer to another port of this side (RFC 5780 §7.5).
    static StunRequest toPort(int port) {
        return binding(StunWire.attribute(RESPONSE_PORT, new byte[] {(byte) (port >> 8), (byte) port, 0, 0}));
    }

    /// Asks for an answer that is longer than a packet of Ethernet (RFC 5780 §7.6).
    static StunRequest forLongAnswer() {
        return binding(StunWire.attribute(PADDING, new byte[0]));
    }

    /// A Binding request of `bytes`, which the server does not mind: it has to pass over attributes of
    /// the upper half that it does not know (RFC 8489 §14).
    ///
    /// @param bytes a multiple of four, at least as many as a header has; where it leaves no room for
    ///     an attribute the request is a plain one
    static StunRequest sized(int bytes) {
        int room = bytes - StunWire.HEADER - 4;
        return room < 0 ? binding() : binding(StunWire.attribute(NOBODYS, new byte[room]));
    }

    private static StunRequest binding(byte[] more) {
        return new StunRequest(MessageFactory.createBindingRequest(), transaction(), null, more);
    }

    /// Asks for a relay of UDP (RFC 8656 §7.1), with a login where there is one.
    static StunRequest allocate(@Nullable LongTermLogin login) {
        return new StunRequest(MessageFactory.createAllocateRequest(UDP, false), login);
    }

    /// Gives an allocation back: a Refresh with a lifetime of 0 (RFC 8656 §8.1).
    static StunRequest release(@Nullable LongTermLogin login) {
        return new StunRequest(MessageFactory.createRefreshRequest(0), login);
    }

    /// Lets a peer's datagrams through to an allocation (RFC 8656 §10).
    static StunRequest permission(HostPort peer, @Nullable LongTermLogin login) {
        byte[] transaction = transaction();
        return new StunRequest(
                MessageFactory.createCreatePermissionRequest(address(peer), transaction),
                transaction,
                login,
                new byte[0]);
    }

    /// Has an allocation send `data` to a peer: a Send indication, which nobody answers (RFC 8656 §11).
    static byte[] indication(HostPort peer, byte[] data) {
        byte[] transaction = transaction();
        Indication indication = MessageFactory.createSendIndication(address(peer), data, transaction);
        try {
            indication.setTransactionID(transaction);
        } catch (StunException e) {
            // It refuses lengths other than that of ours.
            throw new IllegalStateException(e);
        }
        return encoded(indication);
    }

    /// Binds a channel of an allocation to a peer (RFC 8656 §12).
    ///
    /// @param number from 0x4000 to 0x4FFF
    static StunRequest channel(int number, HostPort peer, @Nullable LongTermLogin login) {
        byte[] transaction = transaction();
        return new StunRequest(
                MessageFactory.createChannelBindRequest((char) number, address(peer), transaction),
                transaction,
                login,
                new byte[0]);
    }

    private static TransportAddress address(HostPort peer) {
        return new TransportAddress(InetAddress.ofLiteral(peer.host()), peer.port(), Transport.UDP);
    }

    /// Whether `answer` is a response of the same method to this very transaction; a success must carry the login's
    /// MESSAGE-INTEGRITY, else it is as if it had not come (RFC 8489 §9.2.5).
    boolean isAnsweredBy(StunAnswer answer) {
        return answer.isOf(transaction, type) && (login == null || !answer.success() || answer.isSignedBy(login));
    }

    byte[] bytes() {
        return bytes.clone();
    }
}
