#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A DNS relay over UDP that hands each answer on after so many seconds: `resolver.py ADDRESS SECONDS BEHIND PORT`."""
import asyncio
import socket
import sys


class Relay(asyncio.DatagramProtocol):
    def __init__(self, seconds, behind):
        self.seconds, self.behind = seconds, behind

    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, query, client):
        asyncio.get_running_loop().create_task(self.answer(query, client))

    async def answer(self, query, client):
        loop = asyncio.get_running_loop()
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as ask:
            ask.setblocking(False)
            await loop.sock_connect(ask, self.behind)
            await loop.sock_sendall(ask, query)
            reply = await asyncio.wait_for(loop.sock_recv(ask, 4096), 2)
        await asyncio.sleep(self.seconds)
        self.transport.sendto(reply, client)


async def main():
    address, seconds, behind, port = sys.argv[1:]
    await asyncio.get_running_loop().create_datagram_endpoint(
        lambda: Relay(float(seconds), (behind, int(port))), local_addr=(address, 53))
    await asyncio.Event().wait()


asyncio.run(main())
