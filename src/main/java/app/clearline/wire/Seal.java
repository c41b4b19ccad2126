// SPDX-License-Identifier: Apache-2.0
package app.clearline.wire;

import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;

/// Seals bytes with a shared key: the first 16 bytes of their HMAC-SHA-256 (RFC 2104). For one thread at a time.
public final class Seal {

    public static final int LENGTH = 16;

    private final Mac mac;

    Seal(Mac mac) {
        this.mac = mac;
    }

    /// The seal of the first `length` bytes.
    public byte[] of(byte[] bytes, int length) {
        mac.update(bytes, 0, length);
        return Arrays.copyOf(mac.doFinal(), LENGTH);
    }

    /// Writes the seal over the last [#LENGTH] bytes, of all that is before them.
    void onto(byte[] bytes, int length) {
        int sealed = length - LENGTH;
        System.arraycopy(of(bytes, sealed), 0, bytes, sealed, LENGTH);
    }

    /// Whether the last [#LENGTH] of the first `length` bytes seal those before them.
    public boolean fits(byte[] bytes, int length) {
        int sealed = length - LENGTH;
        return sealed >= 0 && MessageDigest.isEqual(of(bytes, sealed), Arrays.copyOfRange(bytes, sealed, length));
    }
}
