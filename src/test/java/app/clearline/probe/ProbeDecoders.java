// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.asn1.DerException;
import app.clearline.fixture.Decoding;
import app.clearline.fixture.FedSocket;
import app.clearline.fixture.StunBytes;
import app.clearline.model.Credentials;
import app.clearline.model.HostPort;
import app.clearline.respond.SampleDer;
import app.clearline.run.ProbeException;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// What far ends and those in between answer to the probes, but for what is said in words: see [ProbeTextDecoders].
public final class ProbeDecoders {

    static final Credentials LOGIN = new Credentials("user", "password".toCharArray());
    private static final InetSocketAddress SEEN = new InetSocketAddress("192.0.2.7", 50_123);

    private ProbeDecoders() {}

    public static List<Decoding> all() throws IOException, GeneralSecurityException {
        return List.of(
                stunAnswer(),
                stunStream(),
                frame(),
                socks(),
                dnsAnswer(),
                ocspAnswer(),
                revocationList(),
                certificate());
    }

    private static Decoding stunAnswer() {
        LongTermLogin login = new LongTermLogin(LOGIN, bytes("lab"), bytes("nonce"));
        return Decoding.of("stun-answer", ProbeException.class, input -> {
                    StunAnswer answer = StunAnswer.decode(input);
                    answer.said();
                    answer.realm();
                    answer.mapped();
                    answer.relayed();
                    answer.other();
                    answer.isSignedBy(login);
                    LongTermLogin next = answer.login(LOGIN);
                    if (next != null) {
                        StunRequest.allocate(next);
                    }
                })
                .from(stun());
    }

    /// As if it were an answer to the very request.
    private static Decoding stunStream() {
        return Decoding.of("stun-stream", IOException.class, input -> {
                    StunRequest request = StunRequest.allocate(null);
                    if (input.length >= StunWire.HEADER) {
                        System.arraycopy(request.bytes(), 8, input, 8, 12);
                    }
                    new StunStream(new FedSocket(input)).ask(request);
                })
                .from(stun());
    }

    private static byte[][] stun() {
        byte[] request = StunRequest.binding().bytes();
        byte[] challenge = StunBytes.challenge(request, 401, "nonce");
        byte[] allocated = StunBytes.response(
                StunBytes.ALLOCATE_SUCCESS,
                request,
                StunBytes.xored(0x0016, SEEN),
                StunBytes.xored(0x0020, SEEN),
                StunBytes.plain(0x802C, SEEN),
                StunBytes.attribute(0x000D, new byte[] {0, 0, 2, 88}),
                StunBytes.text(0x8022, "software"));
        return new byte[][] {
            allocated,
            challenge,
            StunBytes.binding(request, SEEN),
            StunBytes.fingerprinted(allocated, true),
            StunBytes.signed(allocated, "user", "password"),
            StunBytes.response(
                    StunBytes.BINDING_ERROR,
                    request,
                    StunBytes.error(420, "Unknown"),
                    StunBytes.attribute(0x000A, new byte[] {0, 3, 0, 5}),
                    StunBytes.plain(0x8023, SEEN),
                    StunBytes.plain(0x0001, SEEN))
        };
    }

    private static Decoding frame() {
        return Decoding.of(
                        "websocket-frame",
                        IOException.class,
                        input -> Frame.read(new DataInputStream(new ByteArrayInputStream(input))))
                .from(hex("8a0461626364"), hex("880203e9"), hex("827e00046162636465"), hex("827f000000000000000161"));
    }

    private static Decoding socks() {
        return Decoding.of(
                        "socks",
                        IOException.class,
                        input -> Socks.ask(new FedSocket(input), new HostPort("a.test", 443), LOGIN))
                .from(
                        hex("050005000001c000020700500500"),
                        hex("05020100050000030161005005"),
                        hex("050005050001000000000000"))
                .from(hex("050005000004000000000000000000000000000000010050"));
    }

    private static Decoding dnsAnswer() throws IOException {
        Name name = Name.fromString("a.test.");
        Message answer = Message.newQuery(Record.newRecord(name, Type.A, DClass.IN));
        answer.getHeader().setFlag(Flags.QR);
        answer.addRecord(new ARecord(name, DClass.IN, 30, SEEN.getAddress()), Section.ANSWER);
        return Decoding.of("dns-answer", IOException.class, input -> {
                    Message message = new Message(input);
                    OwnLookup.answer(message, message, null, List.of());
                })
                .from(answer.toWire());
    }

    private static Decoding ocspAnswer() {
        return Decoding.of("ocsp-answer", DerException.class, OcspExchange::response)
                .from(SampleDer.ocspAnswer(), hex("30030a0106"));
    }

    private static Decoding revocationList() {
        return Decoding.of("crl", ProbeException.class, input -> CrlProbe.read(URI.create("http://a.test/"), "", input))
                .from(SampleDer.crl())
                .briefly(500);
    }

    private static Decoding certificate() throws GeneralSecurityException {
        return Decoding.of("certificate", CertificateException.class, input -> {
                    var certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(input));
                    Certificates.found(certificate);
                    ServerNames.match(certificate, "a.sample.test");
                    ServerNames.match(certificate, "192.0.2.7");
                })
                .from(SampleDer.certificate())
                .briefly(500);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
