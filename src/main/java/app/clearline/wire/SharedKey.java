// SPDX-License-Identifier: Apache-2.0
package app.clearline.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secret that a responder and those who may use it share: 16 to 200 printable ASCII characters. It is no
/// record, so that nothing prints it.
public final class SharedKey implements AutoCloseable {

    public static final int SHORTEST = 16;
    public static final int LONGEST = 200;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String HMAC = "HmacSHA256";

    private final byte[] secret;

    /// @param text without the spaces and line ends around it, which do not count
    /// @throws IllegalArgumentException where it is too short, too long or not printable; it is not repeated
    public SharedKey(char[] text) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(text));
        byte[] all = new byte[bytes.remaining()];
        bytes.get(all);
        int from = 0;
        int to = all.length;
        while (from < to && all[from] <= ' ' && all[from] >= 0) {
            from++;
        }
        while (to > from && all[to - 1] <= ' ' && all[to - 1] >= 0) {
            to--;
        }
        secret = Arrays.copyOfRange(all, from, to);
        Arrays.fill(all, (byte) 0);
        boolean printable = true;
        for (byte each : secret) {
            printable &= each > ' ' && each <= '~';
        }
        if (secret.length < SHORTEST || secret.length > LONGEST || !printable) {
            close();
            throw new IllegalArgumentException(
                    "a key has " + SHORTEST + " to " + LONGEST + " printable ASCII characters and no space");
        }
    }

    /// A new one, of 192 random bits.
    public static String fresh() {
        var random = new byte[24];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /// Makes seals with this key; each thread needs one of its own.
    public Seal seal() {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            return new Seal(mac);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    /// Wipes it.
    @Override
    public void close() {
        Arrays.fill(secret, (byte) 0);
    }

    @Override
    public String toString() {
        return "SharedKey[hidden]";
    }
}
