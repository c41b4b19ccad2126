// SPDX-License-Identifier: Apache-2.0
package app.clearline.asn1;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.regex.Pattern;

/// The contents octets of an OBJECT IDENTIFIER (X.690 §8.19).
final class ObjectIdentifier {

    private static final Pattern DOTTED = Pattern.compile("[0-2](\\.(0|[1-9][0-9]{0,38})){1,31}");
    private static final BigInteger FORTY = BigInteger.valueOf(40);
    private static final BigInteger EIGHTY = BigInteger.valueOf(80);
    /// Far above any in use; a hostile one would otherwise make a number of megabytes.
    private static final int LONGEST = 256;

    private ObjectIdentifier() {}

    static byte[] encode(String dotted) {
        if (!DOTTED.matcher(dotted).matches()) {
            throw new IllegalArgumentException("not an object identifier: \"" + dotted + "\"");
        }
        String[] arcs = dotted.split("\\.", -1);
        var first = new BigInteger(arcs[0]);
        var second = new BigInteger(arcs[1]);
        if (first.intValue() < 2 && second.compareTo(FORTY) >= 0) {
            throw new IllegalArgumentException("not an object identifier: \"" + dotted + "\"");
        }
        var out = new ByteArrayOutputStream();
        put(out, first.multiply(FORTY).add(second));
        for (int i = 2; i < arcs.length; i++) {
            put(out, new BigInteger(arcs[i]));
        }
        return out.toByteArray();
    }

    static String decode(byte[] content) throws DerException {
        if (content.length == 0 || content.length > LONGEST || content[content.length - 1] < 0) {
            throw new DerException("an object identifier of " + content.length + " bytes that does not end");
        }
        var text = new StringBuilder();
        BigInteger arc = BigInteger.ZERO;
        boolean begins = true;
        for (byte octet : content) {
            if (begins && octet == (byte) 0x80) {
                throw new DerException("an object identifier with a padded number");
            }
            arc = arc.shiftLeft(7).or(BigInteger.valueOf(octet & 0x7F));
            begins = octet >= 0;
            if (begins) {
                append(text, arc);
                arc = BigInteger.ZERO;
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, BigInteger arc) {
        if (!text.isEmpty()) {
            text.append('.').append(arc);
        } else if (arc.compareTo(EIGHTY) >= 0) {
            text.append("2.").append(arc.subtract(EIGHTY));
        } else {
            text.append(arc.divide(FORTY)).append('.').append(arc.mod(FORTY));
        }
    }

    private static void put(ByteArrayOutputStream out, BigInteger arc) {
        int groups = Math.max(1, (arc.bitLength() + 6) / 7);
        for (int group = groups - 1; group >= 0; group--) {
            int bits = arc.shiftRight(7 * group).intValue() & 0x7F;
            out.write(group == 0 ? bits : bits | 0x80);
        }
    }
}
