// SPDX-License-Identifier: Apache-2.0
package app.clearline.probe;

import app.clearline.model.Expectation;
import app.clearline.model.Failure;
import app.clearline.model.FailureClass;
import org.jspecify.annotations.Nullable;

/// Tells the real server's answer from a block page, a sign-in page and a fault.
final class Expected {

    private static final int NETWORK_LOGIN = 511; // RFC 6585 §6
    private static final int PROXY_LOGIN = 407;

    private Expected() {}

    /// What is wrong with an answer; null where it is what is expected.
    ///
    /// @param proxied whether the request went to an HTTP proxy, which may have answered in the server's place
    static @Nullable Failure wrong(Expectation expect, HttpAnswer answer, boolean proxied) {
        int status = answer.status();
        if (status == PROXY_LOGIN) {
            return new Failure(
                    FailureClass.PROXY_LOGIN, "a proxy asks for a login: " + String.join(", ", answer.schemes()));
        }
        if (proxied && answer.headers().containsKey("x-squid-error")) {
            return new Failure(FailureClass.PROXY_REFUSED, "the proxy answered with status " + status + titled(answer));
        }
        if (!statusFits(expect, status)) {
            return new Failure(ofStatus(status, proxied), "status " + status + titled(answer));
        }
        String type = answer.mediaType();
        String wanted = expect.contentType();
        if (wanted == null ? type.equals("text/html") : !type.startsWith(wanted)) {
            String instead = wanted == null ? "" : " instead of " + wanted;
            return new Failure(
                    FailureClass.UNEXPECTED_ANSWER,
                    "status " + status + " with " + (type.isEmpty() ? "no media type" : type) + instead
                            + titled(answer));
        }
        String holds = expect.contains();
        return holds == null || answer.text().contains(holds)
                ? null
                : new Failure(
                        FailureClass.UNEXPECTED_ANSWER,
                        "status " + status + ", but the body does not hold what the real server sends"
                                + titled(answer));
    }

    static boolean statusFits(Expectation expect, int status) {
        return expect.statuses().isEmpty() ? status < 500 : expect.statuses().contains(status);
    }

    private static FailureClass ofStatus(int status, boolean proxied) {
        if (proxied && (status == 403 || status == 502 || status == 503 || status == 504)) {
            return FailureClass.PROXY_REFUSED;
        }
        return status >= 500 && status != NETWORK_LOGIN ? FailureClass.SERVER_ERROR : FailureClass.UNEXPECTED_ANSWER;
    }

    private static String titled(HttpAnswer answer) {
        String title = HttpAnswer.title(answer.text());
        return title == null ? "" : ", titled \"" + title + "\"";
    }
}
