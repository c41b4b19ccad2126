// SPDX-License-Identifier: Apache-2.0
package app.clearline.asn1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerTest {

    @ParameterizedTest
    @CsvSource({"0,020100", "127,02017f", "128,02020080", "256,02020100", "-128,020180", "-129,0202ff7f"})
    void integersAreWrittenInTheirShortestForm(long value, String hex) throws DerException {
        assertThat(hex(Der.integer(value))).isEqualTo(hex);
        assertThat(Der.read(Der.integer(value).encoded()).asInteger()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "2.5.4.3,0603550403",
        "1.3.14.3.2.26,06052b0e03021a",
        "1.2.840.113549.1.1.11,06092a864886f70d01010b",
        "2.999.3,0603883703",
        "2.25.329800735698586629295641978511506172918,",
        "0.39,060127"
    })
    void objectIdentifiersGoThereAndBack(String dotted, String hex) throws DerException {
        byte[] encoded = Der.oid(dotted).encoded();
        if (hex != null) {
            assertThat(HexFormat.of().formatHex(encoded)).isEqualTo(hex);
        }
        assertThat(Der.read(encoded).asOid()).isEqualTo(dotted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "3.1", "1.40", "1..2", "1.2.", "1.02", "a.b", "-1.2"})
    void whatIsNoObjectIdentifierIsRefused(String dotted) {
        assertThatIllegalArgumentException().isThrownBy(() -> Der.oid(dotted));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 255, 256, 65535, 65536, 100_000})
    void octetStringsOfAnyLengthGoThereAndBack(int length) throws DerException {
        byte[] value = new byte[length];
        Arrays.fill(value, (byte) 0x5A);
        assertThat(Der.read(Der.octets(value).encoded()).asOctets()).isEqualTo(value);
    }

    @Test
    void bitStrings() throws DerException {
        assertThat(hex(Der.namedBits(5, 6))).isEqualTo("03020106");
        assertThat(hex(Der.namedBits(0, 8))).isEqualTo("0303078080");
        assertThat(hex(Der.namedBits())).isEqualTo("030100");
        assertThat(Der.read(Der.namedBits(5, 6).encoded()).asBits()).containsExactly(6);
        assertThat(Der.read(Der.bits(new byte[] {1, 2}).encoded()).asBits()).containsExactly(1, 2);
        assertThatIllegalArgumentException().isThrownBy(() -> Der.namedBits(64));
    }

    @Test
    void stringsAndSmallThings() throws DerException {
        assertThat(Der.read(Der.utf8("Grüße").encoded()).asText()).isEqualTo("Grüße");
        assertThat(Der.read(Der.printable("Clearline").encoded()).asText()).isEqualTo("Clearline");
        assertThat(hex(Der.implicit(2, Der.ia5("a.test")))).isEqualTo("8206612e74657374");
        assertThat(hex(Der.nothing())).isEqualTo("0500");
        assertThat(Der.read(Der.bool(true).encoded()).asBool()).isTrue();
        assertThat(Der.read(Der.enumerated(6).encoded()).asEnumerated()).isEqualTo(6);
        assertThatIllegalArgumentException().isThrownBy(() -> Der.ia5("ü"));
    }

    @Test
    void timesTakeTheFormThatTheirYearAsksFor() throws DerException {
        Instant now = Instant.parse("2026-11-22T21:12:13Z");
        Instant late = Instant.parse("2050-01-01T00:00:00Z");
        assertThat(hex(Der.time(now)))
                .isEqualTo("170d" + HexFormat.of().formatHex("261122211213Z".getBytes(StandardCharsets.US_ASCII)));
        assertThat(Der.time(late).tag()).isEqualTo(Tag.GENERALIZED_TIME);
        assertThat(Der.read(Der.time(now).encoded()).asTime()).isEqualTo(now);
        assertThat(Der.read(Der.time(late).encoded()).asTime()).isEqualTo(late);
        Instant early = Instant.parse("1950-01-01T00:00:00Z");
        assertThat(Der.read(Der.time(early).encoded()).asTime()).isEqualTo(early);
        assertThatIllegalArgumentException().isThrownBy(() -> Der.utcTime(late));
    }

    @Test
    void constructedValuesKeepTheirOrderAndSetsAreSorted() throws DerException {
        DerValue sequence = Der.sequence(Der.integer(2), Der.integer(1), Der.explicit(0, Der.bool(false)));
        assertThat(hex(sequence)).isEqualTo("300b020102020101a003010100");
        DerValue read = Der.read(sequence.encoded());
        assertThat(read).isEqualTo(sequence).hasSameHashCodeAs(sequence);
        assertThat(read.children()).hasSize(3);
        assertThat(read.child(0).asInteger()).isEqualTo(BigInteger.TWO);
        assertThat(read.child(2).isContext(0)).isTrue();
        assertThat(read.child(2).child(0).asBool()).isFalse();
        assertThat(hex(Der.set(Der.integer(2), Der.integer(1)))).isEqualTo("3106020101020102");
    }

    @Test
    void aValueInsideAnOctetStringIsRead() throws DerException {
        DerValue wrapped = Der.read(Der.octets(Der.sequence(Der.integer(7))).encoded());
        assertThat(wrapped.inOctets().child(0).asInteger()).isEqualTo(7);
    }

    private static String hex(DerValue value) {
        return HexFormat.of().formatHex(value.encoded());
    }
}
