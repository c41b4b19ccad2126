// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.Run;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The [ChangeRequest] as the draft of a mail (RFC 5322, RFC 2045): without a sender and a recipient, and marked as not
/// sent, so that mail programs open it for editing.
public final class RequestMail {

    private static final int LINE = 76;
    /// In an encoded word, which is at most 75 characters long (RFC 2047 §2).
    private static final int BYTES_OF_WORD = 45;

    private RequestMail() {}

    /// The draft, with lines that end as mail's do.
    ///
    /// @param product as in [ChangeRequest#of]
    public static byte[] of(Run run, Texts texts, ZoneId zone, @Nullable String product) {
        String title = Clean.line(texts.say(
                "request.title", "service", texts.translated(run.service().name())));
        String body = ChangeRequest.of(run, texts, zone, product).replace("\n", "\r\n");
        String head = String.join(
                "\r\n",
                "X-Unsent: 1",
                "Subject: " + String.join("\r\n ", words(title)),
                "Content-Language: " + texts.locale().toLanguageTag(),
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: base64",
                "",
                "");
        var mail = new ByteArrayOutputStream();
        mail.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        mail.writeBytes(
                Base64.getMimeEncoder(LINE, new byte[] {'\r', '\n'}).encode(body.getBytes(StandardCharsets.UTF_8)));
        mail.writeBytes(new byte[] {'\r', '\n'});
        return mail.toByteArray();
    }

    /// Encoded words, none of which cuts a character.
    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        for (int c : text.codePoints().toArray()) {
            if (bytes(word + Character.toString(c)).length > BYTES_OF_WORD) {
                words.add(encoded(word.toString()));
                word.setLength(0);
            }
            word.appendCodePoint(c);
        }
        words.add(encoded(word.toString()));
        return words;
    }

    private static String encoded(String word) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes(word)) + "?=";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
