#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A WebSocket server (RFC 6455) that answers pings and echoes messages; with `--stall S` it falls silent after S s."""
import argparse
import asyncio
import base64
import hashlib
import time

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10


async def frame(reader):
    first, second = await reader.readexactly(2)
    length = second & 0x7F
    if length == 126:
        length = int.from_bytes(await reader.readexactly(2), "big")
    elif length == 127:
        length = int.from_bytes(await reader.readexactly(8), "big")
    mask = await reader.readexactly(4) if second & 0x80 else b"\0\0\0\0"
    body = await reader.readexactly(length)
    return first & 0x0F, bytes(b ^ mask[i % 4] for i, b in enumerate(body))


def packed(opcode, body):
    head = bytes([len(body)]) if len(body) < 126 else b"\x7e" + len(body).to_bytes(2, "big")
    return bytes([0x80 | opcode]) + head + body


async def serve(reader, writer, stall):
    begin = time.monotonic()
    try:
        head = await reader.readuntil(b"\r\n\r\n")
        fields = dict(line.lower().split(b": ", 1)[:1] + line.split(b": ", 1)[1:]
                      for line in head.split(b"\r\n")[1:] if b": " in line)
        key = fields.get(b"sec-websocket-key")
        if key is None:
            writer.write(b"HTTP/1.1 426 Upgrade Required\r\nUpgrade: websocket\r\nContent-Length: 0\r\n\r\n")
            return
        accept = base64.b64encode(hashlib.sha1(key.strip() + GUID).digest())
        writer.write(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                     b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n")
        while True:
            opcode, body = await frame(reader)
            if stall is not None and time.monotonic() - begin >= stall:
                continue
            if opcode == PING:
                writer.write(packed(PONG, body))
            elif opcode in (TEXT, BINARY):
                writer.write(packed(opcode, body))
            elif opcode == CLOSE:
                writer.write(packed(CLOSE, body))
                return
    except (asyncio.IncompleteReadError, ConnectionError):
        pass  # The client went away.
    finally:
        writer.close()


async def main():
    options = argparse.ArgumentParser()
    options.add_argument("port", type=int)
    options.add_argument("--stall", type=float)
    told = options.parse_args()
    server = await asyncio.start_server(lambda r, w: serve(r, w, told.stall), "127.0.0.1", told.port)
    await server.serve_forever()


asyncio.run(main())
