// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Endpoint;
import app.clearline.model.Expectation;
import app.clearline.model.FailureClass;
import app.clearline.model.HostPort;
import app.clearline.model.Measured;
import app.clearline.model.ProbeKind;
import app.clearline.model.Role;
import app.clearline.model.Step;
import app.clearline.run.Probe;
import app.clearline.run.ProbeException;
import app.clearline.run.Scene;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// Asks for the step's host name at a resolver that the person named (RFC 8484): for IPv4 addresses and, where there
/// are none, for IPv6 ones. Going well means that it answered, also that there is no such name. An answer counts only
/// from a far end that the public roots or this system vouch for.
final class OverHttpsProbe implements Probe {

    private static final int LONGEST = 64 * 1024;
    private static final ContentType MESSAGE = ContentType.create("application/dns-message");
    private static final int HTTPS_PORT = 443;

    private final Dialer dialer;
    private final Trust trust;
    private final @Nullable URI resolver;

    /// @param resolver the `https` address of its queries; null where nobody is to be asked
    OverHttpsProbe(Dialer dialer, Trust trust, @Nullable URI resolver) {
        this.dialer = dialer;
        this.trust = trust;
        this.resolver = resolver;
    }

    /// @throws ProbeException `UNSUPPORTED` without a resolver, `TLS_HANDSHAKE` where nobody vouches for it,
    ///     `UNEXPECTED_ANSWER` and `GARBAGE` where its answer is no answer to the question
    @Override
    public Measured.Resolved run(Step step, Scene scene) throws IOException, InterruptedException {
        URI at = resolver;
        if (at == null) {
            throw new ProbeException(FailureClass.UNSUPPORTED, "no resolver is named");
        }
        long begin = System.nanoTime();
        Message four = ask(at, question(step.endpoint().host(), Type.A), step, scene);
        OwnLookup.Answer answer = OwnLookup.answer(four, null, null, List.of());
        if (answer.addresses().isEmpty() && four.getRcode() == Rcode.NOERROR) {
            Message six = ask(at, question(step.endpoint().host(), Type.AAAA), step, scene);
            answer = OwnLookup.answer(four, six, null, List.of());
        }
        return new Measured.Resolved(
                answer.addresses().stream().map(InetAddress::getHostAddress).toList(),
                answer.result(),
                Duration.ofNanos(System.nanoTime() - begin));
    }

    /// With id 0, as RFC 8484 §4.1 wishes.
    private static Message question(String host, int type) throws ProbeException {
        try {
            Message question = Message.newQuery(Record.newRecord(Name.fromString(host, Name.root), type, DClass.IN));
            question.getHeader().setID(0);
            return question;
        } catch (TextParseException e) {
            throw new ProbeException(FailureClass.UNSUPPORTED, host + ": not a domain name");
        }
    }

    private Message ask(URI at, Message question, Step step, Scene scene) throws IOException, InterruptedException {
        HostPort to = where(at);
        // None of the service's: its role and its name say nothing of who is dialled here.
        var there = new Endpoint("resolver", Role.CONTROL, to, to.port(), "/", Set.of(), false, Expectation.ANY);
        var dialled = new Step(
                Step.id(ProbeKind.HTTPS, there, step.route()),
                ProbeKind.HTTPS,
                there,
                step.route(),
                step.needs(),
                step.deadline());
        var layer = new TlsLayer();
        try (Dialled stream = dialer.dial(dialled, scene)) {
            SSLSocket tls = layer.over(stream.socket(), to, List.of("http/1.1"), Watchdog.left(scene));
            Trust.Verdict verdict = trust.check(layer.chain(), to.host());
            boolean known =
                    verdict.publicProblem() == null || (verdict.systemKnown() && verdict.systemProblem() == null);
            if (!known || !verdict.nameMatches()) {
                throw new ProbeException(
                        FailureClass.TLS_HANDSHAKE,
                        "the resolver's certificate is not one that this computer trusts, so it was not asked");
            }
            var request = new HttpExchange.Request(
                    "POST",
                    at,
                    new ByteArrayEntity(question.toWire(), MESSAGE),
                    Map.of("Accept", MESSAGE.getMimeType()),
                    LONGEST + 1);
            return message(new HttpExchange(stream, tls).ask(request, Watchdog.left(scene)), question);
        }
    }

    /// Where that address is connected to.
    static HostPort where(URI at) {
        return new HostPort(at.getHost().replaceAll("[\\[\\]]", ""), at.getPort() < 0 ? HTTPS_PORT : at.getPort());
    }

    private static Message message(HttpAnswer answer, Message question) throws ProbeException {
        if (answer.status() != 200 || !answer.mediaType().equals(MESSAGE.getMimeType())) {
            throw new ProbeException(
                    FailureClass.UNEXPECTED_ANSWER, "status " + answer.status() + ", not a message of a resolver");
        }
        ByteBuffer body = answer.body().duplicate();
        byte[] bytes = new byte[body.remaining()];
        body.get(bytes);
        return read(bytes, question);
    }

    /// The answer to `question`.
    ///
    /// @throws ProbeException `GARBAGE` where `bytes` are too many, no DNS message, or the answer to something else
    static Message read(byte[] bytes, Message question) throws ProbeException {
        if (bytes.length > LONGEST) {
            throw new ProbeException(FailureClass.GARBAGE, "an answer of more than " + LONGEST + " bytes");
        }
        Message message;
        try {
            message = new Message(bytes);
        } catch (IOException | IllegalArgumentException e) {
            // The second: values that the codec has no place for.
            throw new ProbeException(FailureClass.GARBAGE, "the answer breaks DNS: " + e.getMessage());
        }
        boolean fits = message.getHeader().getID() == question.getHeader().getID()
                && message.getHeader().getFlag(Flags.QR)
                && question.getQuestion().equals(message.getQuestion());
        if (!fits) {
            throw new ProbeException(FailureClass.GARBAGE, "the answer is not to the question that was asked");
        }
        return message;
    }
}
