// SPDX-License-Identifier: Apache-2.0
package app.clearline.asn1;

import app.clearline.fixture.Decoding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// DER as anybody may send it.
public final class Asn1Decoders {

    private Asn1Decoders() {}

    public static List<Decoding> all() {
        byte[] sound = Der.sequence(
                        Der.oid("1.3.14.3.2.26"),
                        Der.octets(Der.sequence(Der.integer(5), Der.utf8("x"), Der.enumerated(2), Der.bool(true))),
                        Der.explicit(0, Der.set(Der.bits(new byte[] {3}), Der.time(Instant.EPOCH))),
                        Der.generalizedTime(Instant.EPOCH),
                        Der.printable("DE"))
                .encoded();
        return List.of(
                Decoding.of("der", DerException.class, Asn1Decoders::readAll).from(sound));
    }

    /// Asks every value for everything that its tag can be read as.
    private static void readAll(byte[] bytes) throws DerException {
        List<DerValue> left = new ArrayList<>(List.of(Der.read(bytes)));
        while (!left.isEmpty()) {
            DerValue value = left.removeLast();
            value.content();
            value.encoded();
            switch (value.tag()) {
                case Tag.INTEGER -> value.asInteger();
                case Tag.ENUMERATED -> value.asEnumerated();
                case Tag.BOOLEAN -> value.asBool();
                case Tag.OID -> value.asOid();
                case Tag.BIT_STRING -> value.asBits();
                case Tag.UTF8_STRING, Tag.IA5_STRING, Tag.PRINTABLE_STRING -> value.asText();
                case Tag.UTC_TIME, Tag.GENERALIZED_TIME -> value.asTime();
                case Tag.OCTET_STRING -> left.add(value.inOctets());
                default -> left.addAll(value.children());
            }
        }
    }
}
