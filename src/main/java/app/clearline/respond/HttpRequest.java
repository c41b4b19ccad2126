// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A request of HTTP/1.1 (RFC 9112) with a bounded head and body.
///
/// @param target as it was sent: a path, an absolute address or `host:port`
/// @param lines the lines of the head after the first, as they came
/// @param body read by its `Content-Length`; empty where there is none
record HttpRequest(String method, String target, List<String> lines, String body) {

    static final int LONGEST_HEAD = 16 * 1024;
    static final int LONGEST_BODY = 64 * 1024;

    /// A request that is answered with a refusal; its message is the reason.
    static final class Refused extends IOException {

        private static final long serialVersionUID = 1L;

        private final int status;

        Refused(int status, String reason) {
            super(reason);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /// Reads one request.
    ///
    /// @throws Refused where it is malformed, too long or of a kind that is not understood
    static HttpRequest read(InputStream in) throws IOException {
        List<String> lines = head(in);
        String[] first = lines.getFirst().split(" ", -1);
        if (first.length != 3 || !first[0].matches("[A-Z]{1,20}") || !first[2].matches("HTTP/1\\.[01]")) {
            throw new Refused(400, "not a request line");
        }
        var fields = lines.subList(1, lines.size());
        if (fields.stream().anyMatch(line -> !line.matches("[!-9;-~]+:[^\\p{Cntrl}]*"))) {
            throw new Refused(400, "not a header field");
        }
        var bare = new HttpRequest(first[0], first[1], List.copyOf(fields), "");
        if (bare.header("transfer-encoding").isPresent()) {
            throw new Refused(411, "a length is required");
        }
        int length = length(bare.header("content-length").orElse("0"));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("body cut off");
        }
        return new HttpRequest(first[0], first[1], bare.lines, new String(body, StandardCharsets.ISO_8859_1));
    }

    private static List<String> head(InputStream in) throws IOException {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (int count = 0; count < LONGEST_HEAD; count++) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("head cut off");
            }
            if (next != '\n') {
                line.append((char) next);
                continue;
            }
            String text = line.toString().stripTrailing();
            if (!text.isEmpty()) {
                lines.add(text);
            } else if (!lines.isEmpty()) {
                return lines;
            }
            line.setLength(0);
        }
        throw new Refused(431, "head longer than " + LONGEST_HEAD + " bytes");
    }

    private static int length(String text) throws Refused {
        if (!text.matches("[0-9]{1,9}")) {
            throw new Refused(400, "not a length");
        }
        int length = Integer.parseInt(text);
        if (length > LONGEST_BODY) {
            throw new Refused(413, "body longer than " + LONGEST_BODY + " bytes");
        }
        return length;
    }

    /// The first value of a header field.
    ///
    /// @param name in lower case
    Optional<String> header(String name) {
        return lines.stream()
                .filter(line -> line.substring(0, line.indexOf(':'))
                        .toLowerCase(Locale.ROOT)
                        .equals(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
    }

    /// The target without its query.
    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    byte[] bodyBytes() {
        return body.getBytes(StandardCharsets.ISO_8859_1);
    }
}
