// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Credentials;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ice4j.attribute.Attribute;

/// The long-term credential mechanism of STUN (RFC 8489 §9.2) with MD5 and HMAC-SHA1, which every TURN server takes.
///
/// It is made anew for each challenge and shared by nobody: ice4j's own store knows a user's password by name alone and
/// so would accept what another probe had registered. User names and passwords are taken as they are, since SASLprep
/// changes nothing in those that a service hands out.
final class LongTermLogin {

    private static final int HMAC = 20;
    private static final String ALGORITHM = "HmacSHA1";

    private final byte[] user;
    private final byte[] realm;
    private final byte[] nonce;
    private final SecretKeySpec key;

    LongTermLogin(Credentials credentials, byte[] realm, byte[] nonce) {
        this.user = credentials.user().getBytes(StandardCharsets.UTF_8);
        this.realm = realm.clone();
        this.nonce = nonce.clone();
        this.key = new SecretKeySpec(digest(credentials), ALGORITHM);
    }

    byte[] user() {
        return user.clone();
    }

    byte[] realm() {
        return realm.clone();
    }

    byte[] nonce() {
        return nonce.clone();
    }

    /// The message with MESSAGE-INTEGRITY added at its end.
    byte[] sign(byte[] message) {
        byte[] signed = StunWire.sized(message, message.length + 4 + HMAC);
        byte[] hmac = hmac(message, message.length);
        signed[message.length + 1] = Attribute.MESSAGE_INTEGRITY;
        signed[message.length + 3] = HMAC;
        System.arraycopy(hmac, 0, signed, message.length + 4, HMAC);
        return signed;
    }

    /// Whether a checked message carries the MESSAGE-INTEGRITY that belongs to this login.
    boolean signed(byte[] message) {
        int at = StunWire.find(message, Attribute.MESSAGE_INTEGRITY);
        return at >= 0
                && StunWire.number(message, at + 2) == HMAC
                && MessageDigest.isEqual(hmac(message, at), Arrays.copyOfRange(message, at + 4, at + 4 + HMAC));
    }

    /// Over all before the attribute, with a length that counts the attribute as the last (RFC 8489 §14.5).
    private byte[] hmac(byte[] message, int before) {
        byte[] covered = StunWire.sized(message, before + 4 + HMAC);
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(covered, 0, before);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            // Every Java platform has HmacSHA1.
            throw new IllegalStateException(e);
        }
    }

    private byte[] digest(Credentials credentials) {
        char[] password = credentials.password();
        ByteBuffer secret = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
        try {
            var md5 = MessageDigest.getInstance("MD5");
            md5.update(user);
            md5.update((byte) ':');
            md5.update(realm);
            md5.update((byte) ':');
            md5.update(secret.duplicate());
            return md5.digest();
        } catch (GeneralSecurityException e) {
            // Every Java platform has MD5.
            throw new IllegalStateException(e);
        } finally {
            Arrays.fill(password, '\0');
            for (int i = 0; i < secret.limit(); i++) {
                secret.put(i, (byte) 0);
            }
        }
    }
}
