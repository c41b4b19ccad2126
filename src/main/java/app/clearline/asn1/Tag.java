// SPDX-License-Identifier: Apache-2.0
package app.clearline.asn1;

/// The identifier octets that X.509, OCSP and CRLs use (X.690 §8.1.2).
public final class Tag {

    public static final int BOOLEAN = 0x01;
    public static final int INTEGER = 0x02;
    public static final int BIT_STRING = 0x03;
    public static final int OCTET_STRING = 0x04;
    public static final int NULL = 0x05;
    public static final int OID = 0x06;
    public static final int ENUMERATED = 0x0A;
    public static final int UTF8_STRING = 0x0C;
    public static final int PRINTABLE_STRING = 0x13;
    public static final int T61_STRING = 0x14;
    public static final int IA5_STRING = 0x16;
    public static final int UTC_TIME = 0x17;
    public static final int GENERALIZED_TIME = 0x18;
    public static final int SEQUENCE = 0x30;
    public static final int SET = 0x31;

    private static final int CONSTRUCTED = 0x20;
    private static final int CONTEXT = 0x80;

    private Tag() {}

    /// `[number]` of the context class.
    public static int context(int number, boolean constructed) {
        if (number < 0 || number > 30) {
            throw new IllegalArgumentException("not a tag number from 0 to 30: " + number);
        }
        return CONTEXT | number | (constructed ? CONSTRUCTED : 0);
    }

    static boolean isConstructed(int tag) {
        return (tag & CONSTRUCTED) != 0;
    }

    static boolean isContext(int tag, int number) {
        return (tag & ~CONSTRUCTED) == (CONTEXT | number);
    }

    static String name(int tag) {
        return "tag 0x%02X".formatted(tag);
    }
}
