#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A resolver that is asked by HTTP POST (RFC 8484), behind nginx, which speaks TLS: `doh.py PORT NAME=ADDRESS…`.

It knows the IPv4 addresses of these names; every other name does not exist.
"""
import http.server
import socket
import struct
import sys

KNOWN = dict(word.split("=") for word in sys.argv[2:])
A, NO_SUCH_NAME = 1, 3


def answer(query):
    """The reply to a query of one question (RFC 1035 section 4.1)."""
    end, labels = 12, []
    while query[end]:
        labels.append(query[end + 1:end + 1 + query[end]].decode("ascii").lower())
        end += 1 + query[end]
    end += 5
    kind = struct.unpack_from("!H", query, end - 4)[0]
    address = KNOWN.get(".".join(labels))
    records = b""
    if address and kind == A:
        records = b"\xc0\x0c" + struct.pack("!HHIH", A, 1, 60, 4) + socket.inet_aton(address)
    flags = 0x8180 | (0 if address else NO_SUCH_NAME)
    return query[:2] + struct.pack("!HHHHH", flags, 1, 1 if records else 0, 0, 0) + query[12:end] + records


class Resolver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = answer(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(200)
        self.send_header("Content-Type", "application/dns-message")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass  # What was asked is in the run.


http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Resolver).serve_forever()
