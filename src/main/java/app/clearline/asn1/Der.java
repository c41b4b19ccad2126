// SPDX-License-Identifier: Apache-2.0
package app.clearline.asn1;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// Makes DER values and reads them (ITU-T X.690): `Der.sequence(Der.oid("2.5.4.3"), Der.utf8("Clearline")).encoded()`.
///
/// The makers throw [IllegalArgumentException] for what has no encoding; the reader throws [DerException] for whatever
/// bytes it is given. Tag numbers above 30 are not known here: nothing in X.509, OCSP or CRLs has one.
public final class Der {

    private Der() {}

    public static DerValue sequence(DerValue... parts) {
        return sequence(List.of(parts));
    }

    public static DerValue sequence(Collection<DerValue> parts) {
        return new DerValue(Tag.SEQUENCE, join(List.copyOf(parts)));
    }

    /// A SET OF: the parts are put in the order of their encodings (X.690 §11.6).
    public static DerValue set(DerValue... parts) {
        return new DerValue(
                Tag.SET,
                join(Arrays.stream(parts)
                        .sorted((a, b) -> Arrays.compareUnsigned(a.encoded(), b.encoded()))
                        .toList()));
    }

    public static DerValue integer(long value) {
        return integer(BigInteger.valueOf(value));
    }

    public static DerValue integer(BigInteger value) {
        return new DerValue(Tag.INTEGER, value.toByteArray());
    }

    public static DerValue enumerated(int value) {
        return new DerValue(Tag.ENUMERATED, BigInteger.valueOf(value).toByteArray());
    }

    public static DerValue bool(boolean value) {
        return new DerValue(Tag.BOOLEAN, new byte[] {(byte) (value ? 0xFF : 0)});
    }

    public static DerValue nothing() {
        return new DerValue(Tag.NULL, new byte[0]);
    }

    /// An OBJECT IDENTIFIER, from dotted text such as `1.3.6.1.5.5.7.48.1`.
    ///
    /// @throws IllegalArgumentException where the text is none
    public static DerValue oid(String dotted) {
        return new DerValue(Tag.OID, ObjectIdentifier.encode(dotted));
    }

    public static DerValue octets(byte[] value) {
        return new DerValue(Tag.OCTET_STRING, value.clone());
    }

    /// An OCTET STRING that holds the encoding of another value, as the extensions of a certificate do.
    public static DerValue octets(DerValue inside) {
        return new DerValue(Tag.OCTET_STRING, inside.encoded());
    }

    /// A BIT STRING of whole octets, such as a signature.
    public static DerValue bits(byte[] value) {
        byte[] content = new byte[value.length + 1];
        System.arraycopy(value, 0, content, 1, value.length);
        return new DerValue(Tag.BIT_STRING, content);
    }

    /// A BIT STRING with these bits set and none after the last of them (X.690 §11.2.2), such as a key usage.
    ///
    /// @param set positions from 0 to 63
    public static DerValue namedBits(int... set) {
        int last = Arrays.stream(set).max().orElse(-1);
        if (last > 63 || Arrays.stream(set).anyMatch(bit -> bit < 0)) {
            throw new IllegalArgumentException("named bits are numbered from 0 to 63");
        }
        byte[] content = new byte[1 + (last + 8) / 8];
        content[0] = (byte) ((content.length - 1) * 8 - (last + 1));
        for (int bit : set) {
            content[1 + bit / 8] |= (byte) (0x80 >> bit % 8);
        }
        return new DerValue(Tag.BIT_STRING, content);
    }

    public static DerValue utf8(String text) {
        return new DerValue(Tag.UTF8_STRING, text.getBytes(StandardCharsets.UTF_8));
    }

    /// An IA5String, for host names, addresses of mail and URIs.
    ///
    /// @throws IllegalArgumentException where the text is not ASCII
    public static DerValue ia5(String text) {
        return ascii(Tag.IA5_STRING, text);
    }

    /// A PrintableString, for countries and the like.
    ///
    /// @throws IllegalArgumentException where the text is not ASCII
    public static DerValue printable(String text) {
        return ascii(Tag.PRINTABLE_STRING, text);
    }

    /// The form that RFC 5280 §4.1.2.5 asks for: UTCTime up to 2049, GeneralizedTime from then on. Whole seconds.
    public static DerValue time(Instant at) {
        return DerTime.isUtc(at) ? utcTime(at) : generalizedTime(at);
    }

    /// A UTCTime; see [#time(Instant)].
    ///
    /// @throws IllegalArgumentException where the year is not one of 1950–2049
    public static DerValue utcTime(Instant at) {
        return ascii(Tag.UTC_TIME, DerTime.utc(at));
    }

    public static DerValue generalizedTime(Instant at) {
        return ascii(Tag.GENERALIZED_TIME, DerTime.generalized(at));
    }

    /// `[number] EXPLICIT`: wraps.
    public static DerValue explicit(int number, DerValue inside) {
        return new DerValue(Tag.context(number, true), inside.encoded());
    }

    /// `[number] IMPLICIT`: takes the place of the tag that was there.
    public static DerValue implicit(int number, DerValue value) {
        return new DerValue(Tag.context(number, Tag.isConstructed(value.tag())), value.content());
    }

    /// Reads exactly one value, looking no deeper than its own tag and length: see [DerValue#children()].
    ///
    /// @param bytes are kept, not copied, and must not change
    /// @throws DerException where they are no value, or more than one
    public static DerValue read(byte[] bytes) throws DerException {
        DerValue value = DerValue.read(bytes, 0, bytes.length, 0);
        if (value.end() != bytes.length) {
            throw new DerException((bytes.length - value.end()) + " bytes after the value");
        }
        return value;
    }

    /// Takes over a value that the JDK encoded, such as a public key or a distinguished name.
    ///
    /// @throws IllegalArgumentException where it is no value
    public static DerValue encoded(byte[] bytes) {
        try {
            return read(bytes.clone());
        } catch (DerException e) {
            // The bytes come from this program itself: a mistake of the caller, no matter of input.
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static DerValue ascii(int tag, String text) {
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("not ASCII: \"" + text + "\"");
        }
        return new DerValue(tag, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] join(List<DerValue> parts) {
        var out = new ByteArrayOutputStream();
        parts.forEach(part -> out.writeBytes(part.encoded()));
        return out.toByteArray();
    }
}
