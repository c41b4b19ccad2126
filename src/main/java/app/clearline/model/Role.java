// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

/// What an endpoint does for the service.
public enum Role implements Named {
    API,
    STATIC,
    LOGGING,
    SIGNALLING,
    /// A STUN and TURN server.
    MEDIA_RELAY,
    /// A host that answers OCSP or hands out CRLs.
    REVOCATION,
    /// Not the service's: tells "this network blocks it" from "the host is down" from "there is no network".
    CONTROL,
    /// Not the service's: a page with a known answer over plain HTTP, to find sign-in pages.
    CANARY,
    /// A proxy or PAC host that the answers name.
    PROXY,
    /// A far end of our own, put up by an administrator.
    RESPONDER
}
