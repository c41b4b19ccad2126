// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Finding;
import app.clearline.model.LowerCase;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/// An answer to an HTTP request.
///
/// @param headers as in [Finding.Http]
/// @param schemes of a proxy's login, in lower case
/// @param location where a redirect leads, as it was given; null where there is none
/// @param body its start, as it was asked for
/// @param date of its `Date` header; null where it has none
record HttpAnswer(
        int status,
        Map<String, String> headers,
        List<String> schemes,
        @Nullable String location,
        ByteBuffer body,
        @Nullable Instant date) {

    private static final int LONGEST_START = 2_000;
    private static final int LONGEST_TITLE = 200;

    static HttpAnswer of(ClassicHttpResponse response, byte[] body) {
        Map<String, String> few = new LinkedHashMap<>();
        for (Header header : response.getHeaders()) {
            Headers.note(few, header.getName(), String.valueOf(header.getValue()));
        }
        Header location = response.getFirstHeader(HttpHeaders.LOCATION);
        return new HttpAnswer(
                response.getCode(),
                few,
                Arrays.stream(response.getHeaders(HttpHeaders.PROXY_AUTHENTICATE))
                        .map(header -> String.valueOf(header.getValue()))
                        .map(value -> LowerCase.of(value.split("[ ,]", 2)[0]))
                        .distinct()
                        .limit(10)
                        .toList(),
                location == null ? null : location.getValue(),
                ByteBuffer.wrap(body).asReadOnlyBuffer(),
                DateUtils.parseStandardDate(response, HttpHeaders.DATE));
    }

    String text() {
        return StandardCharsets.UTF_8.decode(body.duplicate()).toString();
    }

    /// The media type without its parameters, in lower case; empty where none is named.
    String mediaType() {
        return LowerCase.of(
                headers.getOrDefault("content-type", "").split(";", 2)[0].strip());
    }

    boolean redirect() {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> location != null;
            default -> false;
        };
    }

    Finding.Http finding(Instant asked, List<String> redirects) {
        String text = text();
        return new Finding.Http(
                status,
                Map.copyOf(headers),
                text.length() > LONGEST_START ? text.substring(0, LONGEST_START) : text,
                title(text),
                date,
                asked,
                redirects);
    }

    /// The title of an HTML page; null where the text has none.
    static @Nullable String title(String text) {
        String lower = LowerCase.of(text);
        int open = lower.indexOf("<title");
        int begin = open < 0 ? -1 : lower.indexOf('>', open) + 1;
        int end = begin < 1 ? -1 : lower.indexOf("</title", begin);
        if (end < 0) {
            return null;
        }
        String title = text.substring(begin, end).strip().replaceAll("\\s+", " ");
        return title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title;
    }
}
