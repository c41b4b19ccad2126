#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Delays, varies and loses packets, for kernels without netem: they come by a TUN device and go back into it later."""
import argparse
import fcntl
import heapq
import os
import random
import select
import struct
import subprocess
import time

TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454CA, 0x0001, 0x1000

options = argparse.ArgumentParser()
options.add_argument("--delay", type=float, default=0, help="milliseconds, each way")
options.add_argument("--jitter", type=float, default=0, help="milliseconds more or less, each way")
options.add_argument("--loss", type=float, default=0, help="percent, each way")
options.add_argument("--seed", type=int, default=None)
told = options.parse_args()
chance = random.Random(told.seed)

tun = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
fcntl.ioctl(tun, TUNSETIFF, struct.pack("16sH22x", b"tun0", IFF_TUN | IFF_NO_PI))
for words in (["ip", "link", "set", "tun0", "up", "txqueuelen", "20000"],
              ["sysctl", "-qw", "net.ipv4.conf.tun0.rp_filter=0"],
              ["ip", "route", "replace", "default", "dev", "tun0", "table", "100"]):
    subprocess.check_call(words)

waiting, count = [], 0
while True:
    now = time.monotonic()
    while waiting and waiting[0][0] <= now:
        try:
            os.write(tun, heapq.heappop(waiting)[2])
        except OSError:
            pass  # A full queue loses packets as a real one does.
    readable, _, _ = select.select([tun], [], [], max(0, waiting[0][0] - now) if waiting else 1)
    for _ in range(64 if readable else 0):
        try:
            packet = os.read(tun, 65535)
        except BlockingIOError:
            break
        if chance.random() * 100 >= told.loss:
            count += 1
            late = max(0, told.delay + chance.uniform(-told.jitter, told.jitter)) / 1000
            heapq.heappush(waiting, (time.monotonic() + late, count, packet))
