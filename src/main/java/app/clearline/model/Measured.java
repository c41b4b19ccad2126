// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was measured, over time or over many datagrams, beside what a single exchange shows.
public sealed interface Measured extends Finding {

    /// A handshake with a long ClientHello.
    ///
    /// @param bytes of the ClientHello with its record header
    record Hello(int bytes, String protocol) implements Measured {}

    /// A WebSocket that was kept open.
    ///
    /// @param pings that were sent
    /// @param pongs that came back
    /// @param held from the upgrade to the last sign of life
    /// @param slowest round trip of a ping; null where none came back
    record Held(
            int pings, int pongs, Duration held, @Nullable Duration slowest) implements Measured {}

    /// What the NAT in between does (RFC 5780).
    ///
    /// @param mapped the address each server saw, by server
    /// @param hairpin whether a datagram to this side's mapped address came back; null where it was not found out
    record Nat(
            NatBehavior mapping,
            NatBehavior filtering,
            @Nullable Boolean hairpin,
            HostPort local,
            Map<String, String> mapped)
            implements Measured {}

    /// How large a datagram gets through, in bytes of UDP payload.
    ///
    /// @param passed the largest that was answered; 0 where none was
    /// @param lost the smallest that stayed without answer, however often it was sent; null where all were answered
    /// @param passedBack the longest answer: short by nature, but for servers that fill it up (RFC 5780 §7.6)
    record DatagramSize(int passed, @Nullable Integer lost, int passedBack, int sent) implements Measured {}

    /// How large a datagram gets to the responder, and how large a one gets back from it, in bytes of UDP payload. What
    /// comes back was sent there first: no larger one than arrived there is known of.
    ///
    /// @param up the largest that arrived there
    /// @param upLost the next size, where it never did, beyond chance; null where all did, or it is not clear
    /// @param down the largest that came back
    /// @param downLost the next size, where it arrived there and never came back, beyond chance; null likewise
    record TwoWaySize(
            int up,
            @Nullable Integer upLost,
            int down,
            @Nullable Integer downLost,
            int sent) implements Measured {}

    /// How long the opening for a flow lasts while nothing goes through it.
    ///
    /// @param survived the longest silence after which it was still there; null where it was gone after each
    /// @param gone the shortest silence after which it was gone; null where it was there after each
    record Opening(@Nullable Duration survived, @Nullable Duration gone, int flows) implements Measured {}

    /// A stream of datagrams, or of records, and what came back of it.
    ///
    /// @param carrier `udp`, `tcp` or `tls`
    /// @param sent packets
    /// @param received of them, by the end of the stream
    /// @param reordered of the received ones
    /// @param roundTrip median; null where nothing came back
    /// @param worst the round trip that 95 of 100 kept within; null likewise
    /// @param jitter by RFC 3550 §6.4.1: the mean of the running estimate
    /// @param kilobits carried in a second at the highest rate that was tried; 0 where none was
    /// @param loaded median round trip while that rate was carried; null where none was tried
    /// @param lateness the 95th percentile of how late this machine was: nothing measured is better than that
    /// @param lasted of the stream
    /// @param course the same in equally long parts, in the order of sending; empty where nothing came back
    record Stream(
            String carrier,
            int sent,
            int received,
            int reordered,
            @Nullable Duration roundTrip,
            @Nullable Duration worst,
            Duration jitter,
            int kilobits,
            @Nullable Duration loaded,
            Duration lateness,
            Duration lasted,
            List<Moment> course)
            implements Measured {

        public Stream {
            course = List.copyOf(course);
        }

        /// Of a hundred packets.
        public double lossPercent() {
            return sent == 0 ? 0 : 100.0 * (sent - received) / sent;
        }
    }

    /// A stream in both directions, each measured for itself: `received` is what came at its end. The round trips are
    /// those of both together.
    ///
    /// @param up away from here
    /// @param down to here
    record TwoWay(Stream up, Stream down) implements Measured {

        /// What would be seen of it if each packet had come back: lost where it was lost on either way.
        public Stream together() {
            double passed = share(up) * share(down);
            boolean nothing = up.received() == 0 || down.received() == 0;
            return new Stream(
                    up.carrier(),
                    up.sent(),
                    (int) Math.round(up.sent() * passed),
                    up.reordered() + down.reordered(),
                    nothing ? null : up.roundTrip(),
                    nothing ? null : up.worst(),
                    up.jitter().compareTo(down.jitter()) > 0 ? up.jitter() : down.jitter(),
                    Math.min(up.kilobits(), down.kilobits()),
                    up.loaded(),
                    up.lateness().compareTo(down.lateness()) > 0 ? up.lateness() : down.lateness(),
                    up.lasted(),
                    List.of());
        }

        private static double share(Stream one) {
            return one.sent() == 0 ? 0 : (double) one.received() / one.sent();
        }
    }

    /// A part of a stream.
    ///
    /// @param sent packets that left in it
    /// @param received of these, whenever they came
    /// @param roundTrip median of these; null where none came
    record Moment(int sent, int received, @Nullable Duration roundTrip) {}

    /// Data that went through a relay.
    ///
    /// @param relayed the relay's address of the allocation
    record RelayData(HostPort relayed, Stream stream) implements Measured {}

    /// Ports of a range that were asked.
    ///
    /// @param asked how many
    /// @param open those that answered
    /// @param silent those that never did
    /// @param perSecond how many datagrams left in a second
    record Ports(int asked, List<PortRange> open, List<PortRange> silent, int perSecond) implements Measured {}

    /// Ports of a relay to which datagrams went from here.
    ///
    /// @param relay the address that they are at
    /// @param arrived ports where they came, as the relay told over its connection
    /// @param returned ports from which what the relay then sent came here
    /// @param silent ports where none came, and for which the relay is not to blame as far as can be seen
    /// @param sent datagrams to each port that is in `silent`
    record RelayPorts(String relay, List<Integer> arrived, List<Integer> returned, List<Integer> silent, int sent)
            implements Measured {}

    /// What a resolver said over HTTPS.
    ///
    /// @param addresses at most 20; empty where it named none
    /// @param result its response code: `NOERROR`, `NXDOMAIN`, …
    record Resolved(List<String> addresses, String result, Duration took) implements Measured {}

    /// What the responder says of the requests that it got.
    ///
    /// @param sent requests that left
    /// @param heard of them, as the responder told over TCP
    /// @param answered of them, as they came back
    record Heard(int sent, int heard, int answered) implements Measured {}

    /// What the service said of a session; nothing of what lets one in.
    ///
    /// @param status of the answer
    /// @param code of the service's own error; 0 where it named none
    /// @param signalling host and port of the WebSocket; empty where none was named
    /// @param relays that it named, such as `turn-udp@198.51.100.7:3478`
    /// @param others how many relays it named beside these, which come with another login and are not tried
    /// @param loginEnds when the login of the relays ends; null where its name does not tell
    record Session(
            int status,
            int code,
            String signalling,
            List<String> relays,
            int others,
            @Nullable Instant loginEnds) implements Measured {}

    /// How a request came to look on its way to the responder.
    ///
    /// @param changed headers that did not arrive as they were sent, with what arrived
    /// @param added headers that somebody put in
    /// @param refused what was said to a request that no server of ours answers like that; empty where nobody did
    /// @param from the address that the responder saw
    record Echo(Map<String, String> changed, Map<String, String> added, String refused, String from)
            implements Measured {}
}
