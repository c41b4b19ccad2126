// SPDX-License-Identifier: Apache-2.0
package app.clearline.run;

import app.clearline.model.Failure;
import app.clearline.model.FailureClass;
import app.clearline.model.LowerCase;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/// The one place where an exception becomes a failure class.
public final class Failures {

    private Failures() {}

    /// The failure that `thrown` stands for; a fault of ours where it is nothing that a network does.
    public static Failure of(Throwable thrown) {
        return switch (thrown) {
            case ProbeException e -> e.failure();
            case SocketTimeoutException e -> new Failure(FailureClass.TIMEOUT, text(e));
            case UnknownHostException e -> new Failure(FailureClass.NAME_NOT_FOUND, text(e));
            case PortUnreachableException e -> new Failure(FailureClass.REFUSED, text(e));
            case NoRouteToHostException e -> new Failure(FailureClass.UNREACHABLE, text(e));
            case ConnectException e -> new Failure(ofConnect(text(e)), text(e));
            case ProtocolException e -> new Failure(FailureClass.GARBAGE, text(e));
            case EOFException e -> new Failure(FailureClass.CLOSED, text(e));
            case SSLException e -> new Failure(ofTls(e), text(e));
            case SocketException e -> new Failure(ofSocket(text(e)), text(e));
            case IOException e -> new Failure(ofSocket(text(e)), text(e));
            default -> new Failure(FailureClass.INTERNAL, thrown.getClass().getSimpleName() + ": " + text(thrown));
        };
    }

    private static FailureClass ofConnect(String text) {
        String lower = LowerCase.of(text);
        if (lower.contains("timed out")) {
            return FailureClass.TIMEOUT;
        }
        return lower.contains("unreachable") || lower.contains("no route")
                ? FailureClass.UNREACHABLE
                : FailureClass.REFUSED;
    }

    private static FailureClass ofSocket(String text) {
        String lower = LowerCase.of(text);
        if (lower.contains("unreachable") || lower.contains("no route") || lower.contains("not permitted")) {
            return FailureClass.UNREACHABLE;
        }
        if (lower.contains("refused")) {
            return FailureClass.REFUSED;
        }
        if (lower.contains("timed out")) {
            return FailureClass.TIMEOUT;
        }
        return lower.contains("reset") || lower.contains("broken pipe") ? FailureClass.RESET : FailureClass.CLOSED;
    }

    private static FailureClass ofTls(SSLException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return FailureClass.TIMEOUT;
            }
            if (cause instanceof EOFException) {
                return FailureClass.CLOSED;
            }
            if (cause instanceof SocketException socket) {
                return ofSocket(text(socket));
            }
        }
        // The JDK has no type for what it finds in the last bytes of the server's random; these are its words.
        return text(e).contains("version downgrade attack") ? FailureClass.TLS_DOWNGRADED : FailureClass.TLS_HANDSHAKE;
    }

    private static String text(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? thrown.getClass().getSimpleName() : message;
    }
}
