// SPDX-License-Identifier: Apache-2.0
package app.clearline.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/// What shows over HTTP that each side holds the key: the asker seals the responder's nonce with its request, the
/// responder seals the nonce with its answer.
public final class Proof {

    /// Where the responder hands out a nonce.
    public static final String NONCE = "Clearline-Nonce";

    /// Of requests: the nonce, a space, and the seal in hexadecimal.
    public static final String PROOF = "Clearline-Proof";

    /// Of answers, in hexadecimal.
    public static final String SEAL = "Clearline-Seal";

    public static final String HELLO = "/clearline/hello";
    public static final String HEARD = "/clearline/heard";
    public static final String STREAM = "/clearline/stream";
    public static final String ECHO = "/clearline/echo";
    public static final String WEB_SOCKET = "/clearline/websocket";

    private Proof() {}

    /// The value of [#PROOF] for a GET request.
    public static String ofRequest(SharedKey key, String nonce, String target) {
        return nonce + " " + sealed(key, "request\n" + nonce + "\n" + target);
    }

    /// The value of [#SEAL].
    public static String ofAnswer(SharedKey key, String nonce, String body) {
        return sealed(key, "answer\n" + nonce + "\n" + body);
    }

    /// Whether two seals are the same, however much of them is.
    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.ISO_8859_1), other.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String sealed(SharedKey key, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return HexFormat.of().formatHex(key.seal().of(bytes, bytes.length));
    }
}
