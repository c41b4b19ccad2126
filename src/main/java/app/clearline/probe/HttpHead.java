// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.FailureClass;
import app.clearline.model.LowerCase;
import app.clearline.run.ProbeException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The head of an HTTP/1 answer (RFC 9112): status and headers, read from a bare stream and not a byte further.
///
/// @param headers names in lower case, values in their order
record HttpHead(int status, Map<String, List<String>> headers) {

    private static final int LONGEST = 16 * 1024;

    /// Reads a head of at most 16 KiB; skips interim (1xx) answers other than 101.
    ///
    /// @throws ProbeException `GARBAGE` where it is longer, or no HTTP/1
    /// @throws EOFException where the far end closed before its end
    static HttpHead read(InputStream in) throws IOException {
        int budget = LONGEST;
        while (true) {
            String text = text(in, budget);
            HttpHead head = parse(text);
            budget -= text.length();
            if (head.status / 100 != 1 || head.status == 101) {
                return head;
            }
        }
    }

    private static String text(InputStream in, int most) throws IOException {
        var text = new StringBuilder();
        while (text.length() < most) {
            int c = in.read();
            if (c < 0) {
                throw new EOFException(
                        text.isEmpty() ? "closed before it answered" : "closed within the answer's head");
            }
            text.append((char) c);
            int length = text.length();
            if (length == 5 && !text.toString().equals("HTTP/")) {
                throw garbage("the answer does not begin as HTTP does");
            }
            if (c == '\n' && (text.indexOf("\r\n\r\n", length - 4) >= 0 || text.indexOf("\n\n", length - 2) >= 0)) {
                return text.toString();
            }
        }
        throw garbage("the head of the answer is longer than " + LONGEST + " bytes");
    }

    private static HttpHead parse(String text) throws ProbeException {
        String[] lines = text.split("\r?\n", -1);
        String[] words = lines[0].split(" ", 3);
        if (words.length < 2 || !words[0].matches("HTTP/1\\.[01]") || !words[1].matches("[1-9][0-9]{2}")) {
            throw garbage("not a status line of HTTP/1: " + printable(lines[0]));
        }
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.computeIfAbsent(
                                LowerCase.of(lines[i].substring(0, colon).strip()), n -> new ArrayList<>())
                        .add(lines[i].substring(colon + 1).strip());
            }
        }
        return new HttpHead(Integer.parseInt(words[1]), headers);
    }

    @Nullable
    String first(String name) {
        List<String> values = headers.get(name);
        return values == null ? null : values.getFirst();
    }

    /// The first words of the `Proxy-Authenticate` headers (RFC 9110 §11.7.1), in lower case.
    List<String> schemes() {
        return headers.getOrDefault("proxy-authenticate", List.of()).stream()
                .map(value -> LowerCase.of(value.split("[ ,]", 2)[0]))
                .filter(scheme -> !scheme.isEmpty() && scheme.length() <= 40)
                .distinct()
                .limit(10)
                .toList();
    }

    /// As in findings: the first value of each of at most 40 headers.
    Map<String, String> few() {
        Map<String, String> few = new LinkedHashMap<>();
        headers.forEach((name, values) -> Headers.note(few, name, values.getFirst()));
        return few;
    }

    private static String printable(String line) {
        String shown = line.length() > 60 ? line.substring(0, 60) + "…" : line;
        return new String(shown.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.US_ASCII)
                .replaceAll("[^ -~…]", "?");
    }

    private static ProbeException garbage(String what) {
        return new ProbeException(FailureClass.GARBAGE, what);
    }
}
