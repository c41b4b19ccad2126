#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What may stand between a client and the far end: `between.py ADDRESS older=PORT KIND=PORT…`.

`older` is led connections by a redirect and takes TLS 1.3 out of what their ClientHello offers. The other kinds are
proxies that answer CONNECT with 503 or 504, as far as `refusal` says so, and connect otherwise.
"""
import asyncio
import re
import socket
import struct
import sys

ORIGINAL_DESTINATION = 80  # SO_ORIGINAL_DST of linux/netfilter_ipv4.h
SUPPORTED_VERSIONS = 43
SERVICE = re.compile(r"(^|\.)(opentok|tokbox)\.com$")
AT_ONCE = 6


def older(hello):
    """The body of a ClientHello record with 1.2 wherever it offered 1.3 (RFC 8446 section 4.2.1)."""
    changed = bytearray(hello)
    at = 4 + 2 + 32
    at += 1 + hello[at]
    at += 2 + int.from_bytes(hello[at:at + 2], "big")
    at += 1 + hello[at] + 2
    while at + 4 <= len(hello):
        kind, length = struct.unpack_from("!HH", hello, at)
        for version in range(at + 5, at + 4 + length, 2):
            if kind == SUPPORTED_VERSIONS and hello[version:version + 2] == b"\3\4":
                changed[version + 1] = 3
        at += 4 + length
    return bytes(changed)


async def pour(reader, writer):
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    except ConnectionError:
        pass  # One of the two hung up.
    finally:
        writer.close()


async def both(client, far):
    await asyncio.gather(pour(client[0], far[1]), pour(far[0], client[1]))


async def rewrite(reader, writer):
    raw = writer.get_extra_info("socket").getsockopt(socket.SOL_IP, ORIGINAL_DESTINATION, 16)
    port, address = struct.unpack_from("!2xH4s", raw)
    far = await asyncio.open_connection(socket.inet_ntoa(address), port)
    head = await reader.readexactly(5)
    if head[0] == 22:
        body = await reader.readexactly(int.from_bytes(head[3:], "big"))
        far[1].write(head + older(body))
    else:
        far[1].write(head)
    await both((reader, writer), far)


def refusal(kind, host, tunnels):
    """The status that a proxy of this kind answers a CONNECT with, and the seconds that it takes to say so; or None."""
    name = re.search("[a-z]", host) is not None
    if kind == "names-503" and name:
        return 503, 0
    if kind == "service-504" and SERVICE.search(host):
        return 504, 1
    if kind == "all-504":
        return 504, 1
    if kind == "busy-503" and tunnels > AT_ONCE:
        return 503, 0
    return None


class Proxy:
    def __init__(self, kind):
        self.kind, self.tunnels = kind, 0

    async def serve(self, reader, writer):
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        asked = re.match(r"CONNECT ([^ :]+):(\d+) HTTP/", head)
        plain = re.match(r"([A-Z]+ )http://([^ :/]+)(?::(\d+))?(/[^ ]* HTTP/.*)", head, re.DOTALL)
        host, port = asked.groups() if asked else (plain[2], plain[3] or 80)
        self.tunnels += 1
        try:
            told = refusal(self.kind, host, self.tunnels)
            if told is not None:
                await asyncio.sleep(told[1])
                return await self.say(writer, told[0])
            try:
                far = await asyncio.open_connection(host, int(port), family=socket.AF_INET)
            except OSError:
                return await self.say(writer, 502)
            if asked:
                writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            else:
                far[1].write((plain[1] + plain[4]).encode("latin-1"))
            await both((reader, writer), far)
        finally:
            self.tunnels -= 1

    @staticmethod
    async def say(writer, status):
        writer.write(b"HTTP/1.1 %d No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" % status)
        await writer.drain()


def guarded(serve):
    async def served(reader, writer):
        try:
            await serve(reader, writer)
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, IndexError, TypeError):
            pass  # The client went away, or speaks something else.
        finally:
            writer.close()
    return served


async def main():
    address, *kinds = sys.argv[1:]
    for word in kinds:
        kind, port = word.split("=")
        serve = rewrite if kind == "older" else Proxy(kind).serve
        await asyncio.start_server(guarded(serve), address, int(port), backlog=200)
    await asyncio.Event().wait()


asyncio.run(main())
