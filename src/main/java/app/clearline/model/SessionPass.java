// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.util.Arrays;

/// What lets a client into a session, held in memory only. It is no record, so that nothing prints or serialises it.
public final class SessionPass implements AutoCloseable {

    private final String apiKey;
    private final String sessionId;
    private final char[] token;

    public SessionPass(String apiKey, String sessionId, char[] token) {
        this.apiKey = apiKey;
        this.sessionId = sessionId;
        this.token = token.clone();
    }

    public String apiKey() {
        return apiKey;
    }

    public String sessionId() {
        return sessionId;
    }

    /// A copy, which the caller wipes.
    public char[] token() {
        return token.clone();
    }

    /// Wipes the token.
    @Override
    public void close() {
        Arrays.fill(token, '\0');
    }

    @Override
    public String toString() {
        return "SessionPass[hidden]";
    }
}
