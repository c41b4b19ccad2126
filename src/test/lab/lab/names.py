# SPDX-License-Identifier: Apache-2.0
"""Where the lab's hosts live: names, the addresses they resolve to, and how a scenario may call groups of them."""

CLIENT, ROUTER = "10.99.1.2", "10.99.1.1"
CLIENT6, ROUTER6 = "2001:db8:1::2", "2001:db8:1::1"
# Between router, wan and far, as `192.0.2.0/24` and `203.0.113.0/24` are in IPv4.
BEHIND6, WAN6, BEYOND6, FAR6 = "2001:db8:2::1", "2001:db8:2::2", "2001:db8:3::254", "2001:db8:3::1"
TUNNELLED, TUNNEL = "10.66.0.2", "10.66.0.1"
PROXY = "proxy.lab.test"

OPENTOK, TOKBOX = "203.0.113.10", "203.0.113.11"
TURN_OAK, TURN_LHR = "203.0.113.20", "203.0.113.21"
AUTHORITY = "203.0.113.30"
# Not the service's: other owners, other networks.
CLOUDFLARE, GSTATIC = "198.51.100.10", "198.51.100.11"
STUN_CF, STUN_TWILIO, TURN_CF, STUN_GOOGLE, STUN_SIPGATE = ("198.51.100.%d" % n for n in (20, 21, 22, 23, 24))
CANARY = "198.51.100.30"
LITERALS = ("1.1.1.1", "8.8.8.8")
# An administrator's responder: its own address, and where none is.
RESPONDER, NO_RESPONDER = "203.0.113.40", "203.0.113.41"
# A resolver that is asked over HTTPS.
DOH_NAME, DOH = "dns.lab.test", "198.51.100.40"
# Far ends to which a scenario may lead a host's address instead of its own server.
STANDINS = {
    "expired": "203.0.113.101",
    "unavailable": "203.0.113.102",
    "elsewhere-forbidden": "203.0.113.103",
    "websocket-stalled": "203.0.113.104",
    "page": "203.0.113.105",
    "websocket-refused": "203.0.113.106",
    "turn-other-login": "203.0.113.107",
    "tls-12": "203.0.113.108",
}

HOSTS = {
    **{n + ".opentok.com": OPENTOK for n in ("static", "config", "api", "anvil")},
    **{n + ".tokbox.com": TOKBOX for n in ("hlg", "mantis003-nyj", "mantis801-lhr")},
    "turn401-oak.tokbox.com": TURN_OAK,
    "turn801-lhr.tokbox.com": TURN_LHR,
    "ocsp.godaddy.com": AUTHORITY,
    "crl.godaddy.com": AUTHORITY,
    "www.cloudflare.com": CLOUDFLARE,
    "www.gstatic.com": GSTATIC,
    "stun.cloudflare.com": STUN_CF,
    "global.stun.twilio.com": STUN_TWILIO,
    "turn.cloudflare.com": TURN_CF,
    "stun.l.google.com": STUN_GOOGLE,
    "stun.sipgate.net": STUN_SIPGATE,
    "connectivitycheck.gstatic.com": CANARY,
    "www.msftconnecttest.com": CANARY,
    "captive.apple.com": CANARY,
    "detectportal.firefox.com": CANARY,
    DOH_NAME: DOH,
    PROXY: ROUTER,
}

GROUPS = {
    "opentok": [OPENTOK],
    "tokbox": [TOKBOX, TURN_OAK, TURN_LHR],
    "signalling": [TOKBOX],
    "service": [OPENTOK, TOKBOX, TURN_OAK, TURN_LHR],
    "relays": [TURN_OAK, TURN_LHR],
    "authority": [AUTHORITY],
    "literals": list(LITERALS),
    "responder": [RESPONDER],
    "doh": [DOH],
    "web": [OPENTOK, TOKBOX, CLOUDFLARE, GSTATIC, TURN_CF],
}


def far_addresses():
    """Every address of the internet namespace."""
    return sorted({a for a in HOSTS.values() if a != ROUTER} | set(LITERALS) | set(STANDINS.values())
                  | {RESPONDER, NO_RESPONDER})


def ipv6(address):
    """The IPv6 address of a host of the internet namespace: its own for each IPv4 address."""
    _, _, network, host = address.split(".")
    return "2001:db8:%s::%s" % (network, host)


def definitions():
    """The same as nftables definitions: $opentok, $relays, $to_expired, …"""
    lines = ["define %s = { %s }" % (name, ", ".join(members)) for name, members in GROUPS.items()]
    lines += ["define to_%s = %s" % (name.replace("-", "_"), at) for name, at in STANDINS.items()]
    return "\n".join(lines + ["define router = " + ROUTER]) + "\n"
