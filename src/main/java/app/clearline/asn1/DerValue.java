// SPDX-License-Identifier: Apache-2.0
package app.clearline.asn1;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One DER value: a tag and what it holds. Immutable; values that were read share the bytes they were read from, so
/// that a hostile length costs nothing.
///
/// Reading goes one level at a time and never deeper than 32. Each `as…` gives the value as that type and throws
/// [DerException] where it is of another, or is not well-formed.
public final class DerValue {

    private static final int DEEPEST = 32;
    private static final int MOST_CHILDREN = 65_536;

    private final int tag;
    private final byte[] bytes;
    private final int from;
    private final int end;
    private final int depth;

    DerValue(int tag, byte[] content) {
        this(tag, content, 0, content.length, 0);
    }

    private DerValue(int tag, byte[] bytes, int from, int end, int depth) {
        this.tag = tag;
        this.bytes = bytes;
        this.from = from;
        this.end = end;
        this.depth = depth;
    }

    /// Reads the value that begins at `from`, whose whole must lie before `limit`.
    static DerValue read(byte[] bytes, int from, int limit, int depth) throws DerException {
        DerHeader header = DerHeader.read(bytes, from, limit);
        int content = from + header.octets();
        return new DerValue(header.tag(), bytes, content, content + header.length(), depth);
    }

    int end() {
        return end;
    }

    /// The identifier octet; see [Tag].
    public int tag() {
        return tag;
    }

    public boolean is(int other) {
        return tag == other;
    }

    /// Whether this is `[number]`, explicit or implicit.
    public boolean isContext(int number) {
        return Tag.isContext(tag, number);
    }

    /// A copy of what follows tag and length.
    public byte[] content() {
        return Arrays.copyOfRange(bytes, from, end);
    }

    /// A copy of the whole value with tag and length.
    public byte[] encoded() {
        byte[] header = new DerHeader(tag, end - from).encoded();
        byte[] out = Arrays.copyOf(header, header.length + end - from);
        System.arraycopy(bytes, from, out, header.length, end - from);
        return out;
    }

    /// What a constructed value (SEQUENCE, SET, explicit tag) holds, in order; at most 65,536 values.
    public List<DerValue> children() throws DerException {
        if (!Tag.isConstructed(tag)) {
            throw new DerException(Tag.name(tag) + " holds no other values");
        }
        if (depth >= DEEPEST) {
            throw new DerException("nested deeper than " + DEEPEST);
        }
        List<DerValue> children = new ArrayList<>();
        for (int at = from; at < end; at = children.getLast().end) {
            if (children.size() == MOST_CHILDREN) {
                throw new DerException("more than " + MOST_CHILDREN + " values in one");
            }
            children.add(read(bytes, at, end, depth + 1));
        }
        return List.copyOf(children);
    }

    /// The child at `index`, counted from 0.
    public DerValue child(int index) throws DerException {
        List<DerValue> children = children();
        if (index >= children.size()) {
            throw new DerException("value " + index + " of " + children.size() + " is missing");
        }
        return children.get(index);
    }

    /// The value whose encoding an OCTET STRING holds.
    public DerValue inOctets() throws DerException {
        expect(Tag.OCTET_STRING);
        DerValue inside = read(bytes, from, end, depth + 1);
        if (inside.end != end || inside.depth > DEEPEST) {
            throw new DerException("more than one value in an octet string, or nested too deep");
        }
        return inside;
    }

    public BigInteger asInteger() throws DerException {
        expect(Tag.INTEGER);
        return number();
    }

    public int asEnumerated() throws DerException {
        expect(Tag.ENUMERATED);
        BigInteger value = number();
        if (value.bitLength() > 31) {
            throw new DerException("an enumerated value beyond 32 bits");
        }
        return value.intValue();
    }

    public boolean asBool() throws DerException {
        expect(Tag.BOOLEAN);
        if (end - from != 1 || (bytes[from] != 0 && bytes[from] != -1)) {
            throw new DerException("a boolean that is neither true nor false");
        }
        return bytes[from] != 0;
    }

    public String asOid() throws DerException {
        expect(Tag.OID);
        return ObjectIdentifier.decode(content());
    }

    public byte[] asOctets() throws DerException {
        expect(Tag.OCTET_STRING);
        return content();
    }

    /// The octets of a BIT STRING; bits that are not used are zero.
    public byte[] asBits() throws DerException {
        expect(Tag.BIT_STRING);
        int unused = end > from ? bytes[from] : -1;
        if (unused < 0 || unused > 7 || (unused > 0 && end - from == 1)) {
            throw new DerException("a bit string without a sound count of unused bits");
        }
        if (unused > 0 && (bytes[end - 1] & ((1 << unused) - 1)) != 0) {
            throw new DerException("a bit string with unused bits that are set");
        }
        return Arrays.copyOfRange(bytes, from + 1, end);
    }

    /// The text of a UTF8, Printable, IA5 or T61 string, the last read as ISO 8859-1.
    public String asText() throws DerException {
        try {
            var decoder = switch (tag) {
                case Tag.UTF8_STRING -> StandardCharsets.UTF_8.newDecoder();
                case Tag.PRINTABLE_STRING, Tag.IA5_STRING -> StandardCharsets.US_ASCII.newDecoder();
                case Tag.T61_STRING -> StandardCharsets.ISO_8859_1.newDecoder();
                default -> throw new DerException(Tag.name(tag) + " is no string");
            };
            return decoder.decode(ByteBuffer.wrap(bytes, from, end - from)).toString();
        } catch (CharacterCodingException e) {
            // Octets that are no characters of the string's own alphabet.
            throw new DerException("a string with octets outside its alphabet", e);
        }
    }

    public Instant asTime() throws DerException {
        String text = new String(bytes, from, Math.min(end - from, 32), StandardCharsets.US_ASCII);
        return switch (tag) {
            case Tag.UTC_TIME -> DerTime.readUtc(text);
            case Tag.GENERALIZED_TIME -> DerTime.readGeneralized(text);
            default -> throw new DerException(Tag.name(tag) + " is no time");
        };
    }

    private BigInteger number() throws DerException {
        int length = end - from;
        if (length == 0 || length > 1024) {
            throw new DerException("a number of " + length + " bytes");
        }
        if (length > 1 && ((bytes[from] == 0 && bytes[from + 1] >= 0) || (bytes[from] == -1 && bytes[from + 1] < 0))) {
            throw new DerException("a number that is not in its shortest form");
        }
        return new BigInteger(bytes, from, length);
    }

    private void expect(int wanted) throws DerException {
        if (tag != wanted) {
            throw new DerException(Tag.name(tag) + " where " + Tag.name(wanted) + " was expected");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DerValue value
                && tag == value.tag
                && Arrays.equals(bytes, from, end, value.bytes, value.from, value.end);
    }

    @Override
    public int hashCode() {
        return 31 * tag + Arrays.hashCode(content());
    }

    @Override
    public String toString() {
        return Tag.name(tag) + ", " + (end - from) + " bytes";
    }
}
