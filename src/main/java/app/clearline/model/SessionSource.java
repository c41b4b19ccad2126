// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.util.List;
import java.util.Set;

/// How the service's own client learns which hosts a session uses.
///
/// @param endpoint id of the endpoint that is asked, over HTTPS
/// @param path of the request; `{session}` and `{key}` in it stand for the session's id and the API key
/// @param tokenHeader name of the header that carries the token
/// @param headers others, each `Name: value`
/// @param signalling key of the answer whose value is the address of the WebSocket
/// @param relays key of the answer whose value is a list of ICE servers
/// @param refused codes of the service's errors that say: this key, session or token is not accepted
/// @param location codes that say: not from where you are
public record SessionSource(
        String endpoint,
        String path,
        String tokenHeader,
        List<String> headers,
        String signalling,
        String relays,
        Set<Integer> refused,
        Set<Integer> location) {

    public SessionSource {
        headers = List.copyOf(headers);
        refused = Set.copyOf(refused);
        location = Set.copyOf(location);
    }
}
