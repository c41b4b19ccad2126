// SPDX-License-Identifier: Apache-2.0
package app.clearline.asn1;

/// Identifier and length octets of a value, both in their shortest form (X.690 §8.1, §10.1).
///
/// @param octets how many the header takes itself
record DerHeader(int tag, int length, int octets) {

    DerHeader(int tag, int length) {
        this(tag, length, length < 0x80 ? 2 : 2 + (39 - Integer.numberOfLeadingZeros(length)) / 8);
    }

    /// Reads the header at `from` of a value whose whole must lie before `limit`.
    static DerHeader read(byte[] bytes, int from, int limit) throws DerException {
        if (limit - from < 2) {
            throw new DerException("cut off at a tag");
        }
        int tag = bytes[from] & 0xFF;
        if ((tag & 0x1F) == 0x1F) {
            throw new DerException("a tag number above 30");
        }
        int first = bytes[from + 1] & 0xFF;
        int more = first < 0x80 ? 0 : first & 0x7F;
        if (first == 0x80 || more > 4 || limit - from - 2 < more) {
            throw new DerException("a length that is indefinite, cut off or far too large");
        }
        long length = more == 0 ? first : 0;
        for (int i = 0; i < more; i++) {
            length = length << 8 | (bytes[from + 2 + i] & 0xFF);
        }
        if (more > 0 && (length < 0x80 || length < 1L << (8 * (more - 1)))) {
            throw new DerException("a length that is not in its shortest form");
        }
        int left = limit - from - 2 - more;
        if (length > left) {
            throw new DerException("a length of " + length + " where " + left + " bytes are left");
        }
        return new DerHeader(tag, (int) length, 2 + more);
    }

    byte[] encoded() {
        byte[] out = new byte[octets];
        out[0] = (byte) tag;
        out[1] = (byte) (octets == 2 ? length : 0x80 | (octets - 2));
        for (int i = 2; i < octets; i++) {
            out[i] = (byte) (length >> (8 * (octets - 1 - i)));
        }
        return out;
    }
}
