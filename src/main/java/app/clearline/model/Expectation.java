// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the real server answers to an HTTP request; anything else is a block page, a portal or a fault.
///
/// @param method `GET` or `POST`
/// @param statuses the acceptable status codes; empty: any below 500 other than 407 and 511
/// @param contentType what the media type begins with, such as `application/json`; null: any but `text/html`
/// @param contains a text that the first 64 KiB of the body hold; null: not looked at
public record Expectation(
        String method,
        Set<Integer> statuses,
        @Nullable String contentType,
        @Nullable String contains) {

    /// Any answer that is not an HTML page, a server error or a proxy's.
    public static final Expectation ANY = new Expectation("GET", Set.of(), null, null);

    public Expectation {
        statuses = Set.copyOf(statuses);
        if (!method.equals("GET") && !method.equals("POST")) {
            throw new IllegalArgumentException("not GET or POST: " + method);
        }
    }
}
