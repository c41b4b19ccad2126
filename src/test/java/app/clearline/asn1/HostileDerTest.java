// SPDX-License-Identifier: Apache-2.0
package app.clearline.asn1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileDerTest {

    @ParameterizedTest
    @CsvSource({
        "'',cut off",
        "30,cut off",
        "3001,'a length of 1 where 0'",
        "3080,indefinite",
        "30820100,'a length of 256 where 0'",
        "308200,cut off",
        "3081050000000000,shortest",
        "30820080,shortest",
        "3084ffffffff,a length of 4294967295",
        "308500000000ff,far too large",
        "1f8100,above 30",
        "050000,1 bytes after"
    })
    void badLengthsAreNamed(String hex, String complaint) {
        assertThatExceptionOfType(DerException.class)
                .isThrownBy(() -> Der.read(HexFormat.of().parseHex(hex)))
                .withMessageContaining(complaint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0200",
                "02020001",
                "0202ffff",
                "010101",
                "01020000",
                "0300",
                "030108",
                "03020101",
                "0301ff",
                "0600",
                "060180",
                "06028001",
                "170c323631313232323131323133",
                "170d3236313333323231313231335a",
                "0c01ff",
                "1601ff",
                "0a0600ffffffffff",
                "0401",
                "0500"
            })
    void illFormedContentsAreRefused(String hex) {
        assertThatExceptionOfType(DerException.class)
                .isThrownBy(() -> readAll(HexFormat.of().parseHex(hex)));
    }

    @Test
    void aValueIsNotReadAsAnotherType() {
        assertThatExceptionOfType(DerException.class)
                .isThrownBy(() -> Der.integer(1).asOid());
        assertThatExceptionOfType(DerException.class)
                .isThrownBy(() -> Der.integer(1).children());
        assertThatExceptionOfType(DerException.class)
                .isThrownBy(() -> Der.sequence().child(0));
        assertThatExceptionOfType(DerException.class)
                .isThrownBy(() -> Der.octets(new byte[4]).inOctets());
    }

    @Test
    void nestingEndsAtThirtyTwo() throws DerException {
        assertThat(depthOf(Der.read(nested(32).encoded()))).isEqualTo(32);
        assertThatExceptionOfType(DerException.class)
                .isThrownBy(() -> depthOf(Der.read(nested(40).encoded())))
                .withMessageContaining("deeper than 32");
    }

    @Test
    void aFloodOfChildrenEndsEarly() {
        byte[] content = new byte[200_000];
        for (int i = 0; i < content.length; i += 2) {
            content[i] = Tag.NULL;
        }
        DerValue flood = new DerValue(Tag.SEQUENCE, content);
        assertThatExceptionOfType(DerException.class)
                .isThrownBy(flood::children)
                .withMessageContaining("more than");
    }

    @Test
    void randomAndBentBytesEndInTheOneException() {
        var random = new Random(20261122);
        byte[] sound = Der.sequence(
                        Der.oid("1.3.14.3.2.26"),
                        Der.octets(Der.sequence(Der.integer(5), Der.utf8("x"))),
                        Der.explicit(0, Der.set(Der.bits(new byte[] {3}), Der.time(Instant.EPOCH))))
                .encoded();
        int refused = 0;
        for (int round = 0; round < 50_000; round++) {
            byte[] bytes;
            if (round % 2 == 0) {
                bytes = new byte[random.nextInt(64)];
                random.nextBytes(bytes);
            } else {
                bytes = Arrays.copyOf(sound, sound.length - random.nextInt(3));
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                readAll(bytes);
            } catch (DerException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(25_000, 50_000);
    }

    /// Asks every value for everything that its tag can be read as.
    private static void readAll(byte[] bytes) throws DerException {
        List<DerValue> left = new ArrayList<>(List.of(Der.read(bytes)));
        while (!left.isEmpty()) {
            DerValue value = left.removeLast();
            switch (value.tag()) {
                case Tag.INTEGER -> assertThat(Der.integer(value.asInteger())).isEqualTo(value);
                case Tag.ENUMERATED ->
                    assertThat(Der.enumerated(value.asEnumerated())).isEqualTo(value);
                case Tag.BOOLEAN -> assertThat(Der.bool(value.asBool())).isEqualTo(value);
                case Tag.OID -> assertThat(Der.oid(value.asOid())).isEqualTo(value);
                case Tag.BIT_STRING -> assertThat(value.asBits()).hasSizeLessThan(64);
                case Tag.UTF8_STRING, Tag.IA5_STRING, Tag.PRINTABLE_STRING ->
                    assertThat(value.asText()).hasSizeLessThan(64);
                case Tag.UTC_TIME, Tag.GENERALIZED_TIME ->
                    assertThat(value.asTime()).isNotNull();
                case Tag.SEQUENCE, Tag.SET -> left.addAll(value.children());
                case Tag.OCTET_STRING -> left.add(value.inOctets());
                default -> throw new DerException("nothing to read here");
            }
        }
    }

    private static DerValue nested(int levels) {
        DerValue value = Der.nothing();
        for (int i = 0; i < levels; i++) {
            value = Der.sequence(value);
        }
        return value;
    }

    private static int depthOf(DerValue value) throws DerException {
        int depth = 0;
        for (DerValue at = value; at.is(Tag.SEQUENCE); at = at.child(0)) {
            depth++;
        }
        return depth;
    }
}
