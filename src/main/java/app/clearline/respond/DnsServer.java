// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Answers DNS queries (RFC 1035) over UDP and TCP: the names it knows are one address, all others do not exist.
///
/// @param names without a final dot, in lower case
record DnsServer(Set<String> names, InetAddress address) implements UdpServer.Answer {

    private static final int TTL = 30;
    private static final int EDNS_SIZE = 1232;

    DnsServer {
        names = Set.copyOf(names);
    }

    @Override
    public byte @Nullable [] to(byte[] raw, InetSocketAddress from) {
        try {
            var query = new Message(raw);
            boolean asks = !query.getHeader().getFlag(Flags.QR)
                    && query.getSection(Section.QUESTION).size() == 1;
            return asks ? answer(query).toWire() : null;
        } catch (IOException e) {
            // No DNS message: nobody to answer.
            return null;
        }
    }

    private Message answer(Message query) {
        Record question = query.getQuestion();
        var answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RA);
        answer.getHeader().setOpcode(query.getHeader().getOpcode());
        if (query.getHeader().getFlag(Flags.RD)) {
            answer.getHeader().setFlag(Flags.RD);
        }
        answer.addRecord(question, Section.QUESTION);
        if (query.getOPT() != null) {
            answer.addRecord(new OPTRecord(EDNS_SIZE, 0, 0), Section.ADDITIONAL);
        }
        if (query.getHeader().getOpcode() != Opcode.QUERY) {
            answer.getHeader().setRcode(Rcode.NOTIMP);
        } else if (!names.contains(question.getName().toString(true).toLowerCase(Locale.ROOT))) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        } else if (question.getType() == Type.A) {
            answer.addRecord(new ARecord(question.getName(), DClass.IN, TTL, address), Section.ANSWER);
        }
        return answer;
    }

    /// The same over TCP, each message after its length (RFC 7766 §8).
    void talk(Socket connection) throws IOException {
        var in = new DataInputStream(connection.getInputStream());
        var out = new DataOutputStream(connection.getOutputStream());
        var from = (InetSocketAddress) connection.getRemoteSocketAddress();
        while (true) {
            int length = in.readUnsignedShort();
            byte[] answer = length > UdpServer.LONGEST ? null : to(in.readNBytes(length), from);
            if (answer == null) {
                return;
            }
            out.writeShort(answer.length);
            out.write(answer);
            out.flush();
        }
    }
}
