// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// A DNS look-up of our own (RFC 1035): A and AAAA side by side over UDP, sent again while no answer comes, to each
/// resolver in turn; over TCP where the answer does not fit.
final class OwnLookup {

    /// When a query is sent, in milliseconds since the beginning: one lost datagram proves nothing.
    private static final List<Long> SENDS = List.of(0L, 1_000L, 2_500L, 4_500L);

    /// Woken later than this, we are too busy ourselves to say how long somebody else took.
    private static final long LATE = TimeUnit.MILLISECONDS.toNanos(250);

    static final String TIMEOUT = "TIMEOUT";

    private OwnLookup() {}

    /// @param result the name of the response code, or `TIMEOUT`
    /// @param took from the first query until the last answer; null where one is missing or this machine was busy
    /// @param silent resolvers that had a second or longer and gave no answer, while another one did
    record Answer(
            List<InetAddress> addresses,
            String result,
            @Nullable Duration took,
            List<HostPort> silent) {

        static final Answer NONE = new Answer(List.of(), TIMEOUT, null, List.of());

        boolean timedOut() {
            return result.equals(TIMEOUT);
        }
    }

    private record Reply(int type, HostPort from, @Nullable Message message) {}

    /// Asks until both questions are answered or `time` is over.
    static Answer ask(String host, List<HostPort> resolvers, Duration time) throws IOException, InterruptedException {
        Name name = name(host);
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        var replies = new LinkedBlockingQueue<Reply>();
        Message a = null;
        Message aaaa = null;
        int sent = 0;
        int outstanding = 0;
        long first = begin;
        boolean busy = false;
        Set<HostPort> answered = new HashSet<>();
        while (a == null || aaaa == null) {
            long now = System.nanoTime();
            if (sent < SENDS.size() && now - begin >= TimeUnit.MILLISECONDS.toNanos(SENDS.get(sent))) {
                HostPort resolver = resolvers.get(sent % resolvers.size());
                Duration left = Duration.ofNanos(Math.max(1, end - now));
                if (a == null) {
                    send(name, Type.A, resolver, left, replies);
                    outstanding++;
                }
                if (aaaa == null) {
                    send(name, Type.AAAA, resolver, left, replies);
                    outstanding++;
                }
                sent++;
                first = sent == 1 ? System.nanoTime() : first;
            }
            long next =
                    sent < SENDS.size() ? Math.min(end, begin + TimeUnit.MILLISECONDS.toNanos(SENDS.get(sent))) : end;
            Reply reply = replies.poll(Math.max(0, next - System.nanoTime()), TimeUnit.NANOSECONDS);
            busy |= reply == null && System.nanoTime() - next > LATE;
            outstanding -= reply == null ? 0 : 1;
            if (reply != null && reply.message() != null) {
                answered.add(reply.from());
                a = reply.type() == Type.A && a == null ? reply.message() : a;
                aaaa = reply.type() == Type.AAAA && aaaa == null ? reply.message() : aaaa;
            } else if (System.nanoTime() >= end || (sent == SENDS.size() && outstanding == 0)) {
                break;
            }
        }
        boolean told = a != null && aaaa != null && !busy;
        // Each resolver that is followed by another sending has had the time between the two at least.
        List<HostPort> silent = resolvers.stream()
                .limit(Math.max(0, sent - 1))
                .filter(resolver -> told && !answered.contains(resolver))
                .toList();
        return answer(a, aaaa, told ? Duration.ofNanos(System.nanoTime() - first) : null, silent);
    }

    private static Name name(String host) throws IOException {
        try {
            return Name.fromString(host, Name.root);
        } catch (TextParseException e) {
            throw new UnknownHostException(host + ": not a domain name");
        }
    }

    private static void send(
            Name name, int type, HostPort resolver, Duration left, LinkedBlockingQueue<Reply> replies) {
        var at = new SimpleResolver(new InetSocketAddress(InetAddress.ofLiteral(resolver.host()), resolver.port()));
        at.setTimeout(left);
        at.sendAsync(Message.newQuery(Record.newRecord(name, type, DClass.IN)))
                .whenComplete((message, failure) -> replies.add(new Reply(type, resolver, message)));
    }

    /// What both answers together say; null stands for none.
    static Answer answer(@Nullable Message a, @Nullable Message aaaa, @Nullable Duration took, List<HostPort> silent) {
        List<InetAddress> addresses = new ArrayList<>();
        String result = TIMEOUT;
        for (Message message : new Message[] {aaaa, a}) {
            if (message != null) {
                message.getSection(Section.ANSWER).stream().limit(100).forEach(record -> {
                    switch (record) {
                        case ARecord r -> addresses.add(r.getAddress());
                        case AAAARecord r -> addresses.add(r.getAddress());
                        default -> {
                            // The chain of aliases that leads to the addresses.
                        }
                    }
                });
                // The A answer, which every network must give, has the last word.
                result = Rcode.string(message.getRcode());
            }
        }
        return new Answer(
                addresses.stream().limit(20).toList(), addresses.isEmpty() ? result : "NOERROR", took, silent);
    }
}
