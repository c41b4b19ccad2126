// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// An answer of HTTP/1.1, after which the connection ends, unless it switches protocols.
///
/// @param fields lines such as `Content-Type: text/plain`, without those that every answer has
/// @param body one character a byte
record HttpAnswer(int status, List<String> fields, String body) {

    HttpAnswer {
        fields = List.copyOf(fields);
    }

    static HttpAnswer of(int status, String contentType, String text) {
        return new HttpAnswer(
                status,
                List.of("Content-Type: " + contentType),
                new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    static HttpAnswer of(int status, String contentType, byte[] bytes) {
        return new HttpAnswer(
                status, List.of("Content-Type: " + contentType), new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /// A page such as people get to see, in place of what was asked for.
    static HttpAnswer page(int status, String title, String text) {
        return of(
                status,
                "text/html; charset=utf-8",
                "<!doctype html><html lang=\"en\"><title>" + title + "</title><p>" + text + "</p></html>\n");
    }

    HttpAnswer with(String... more) {
        var all = new ArrayList<>(fields);
        all.addAll(List.of(more));
        return new HttpAnswer(status, all, body);
    }

    boolean switchesProtocols() {
        return status == 101;
    }

    /// @param now for the `Date` field
    void write(OutputStream out, Instant now) throws IOException {
        var head = new StringBuilder("HTTP/1.1 ")
                .append(status)
                .append(' ')
                .append(reason())
                .append("\r\nDate: ")
                .append(DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)))
                .append("\r\n");
        fields.forEach(field -> head.append(field).append("\r\n"));
        boolean bodiless = status < 200 || status == 204 || status == 304;
        if (!bodiless) {
            head.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        if (!switchesProtocols()) {
            head.append("Connection: close\r\n");
        }
        head.append("\r\n").append(bodiless ? "" : body);
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private String reason() {
        return switch (status) {
            case 101 -> "Switching Protocols";
            case 200 -> "OK";
            case 204 -> "No Content";
            case 302 -> "Found";
            case 400 -> "Bad Request";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 407 -> "Proxy Authentication Required";
            case 426 -> "Upgrade Required";
            case 503 -> "Service Unavailable";
            default -> "Answer";
        };
    }
}
