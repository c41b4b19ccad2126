# SPDX-License-Identifier: Apache-2.0
"""Namespaces in a row: client - router - wan - far (the internet). None of them has a way to the host's own network."""
import os
import re
import shutil
import signal
import subprocess
import time

import names

PREFIX = "clearline-lab"
PARTS = ("client", "router", "wan", "far")


def sh(*words, text=None, check=True):
    done = subprocess.run(words, input=text, capture_output=True, text=True)
    if check and done.returncode:
        raise RuntimeError("%s: %s" % (" ".join(words), (done.stderr or done.stdout).strip()))
    return done.stdout


def sweep():
    """Removes what a lab left behind that was killed outright; never what belongs to one that still runs."""
    folders = [name for place in ("/etc/netns", "/tmp") if os.path.isdir(place) for name in os.listdir(place)]
    known = [line.split()[0] for line in sh("ip", "netns", "list").splitlines() if line]
    for name in sorted({*known, *folders}):
        found = re.match(PREFIX + r"-(\d+)-", name)
        if found and not _runs(found[1]):
            remove(name)
            shutil.rmtree("/tmp/" + name, ignore_errors=True)


def _runs(pid):
    """Whether that process is a lab: its number may be another program's by now."""
    try:
        with open("/proc/%s/cmdline" % pid) as words:
            return "lab/main.py" in words.read()
    except OSError:
        return False


def remove(namespace):
    for _ in range(20):
        inside = sh("ip", "netns", "pids", namespace, check=False).split()
        if not inside:
            break
        for pid in inside:
            try:
                os.kill(int(pid), signal.SIGKILL)
            except ProcessLookupError:
                pass  # It ended by itself.
        time.sleep(0.05)
    sh("ip", "netns", "del", namespace, check=False)
    shutil.rmtree("/etc/netns/" + namespace, ignore_errors=True)


class Topology:
    """One network of four namespaces, whose names hold this process's id and a number."""

    def __init__(self, number):
        self.name = "%s-%d-%d" % (PREFIX, os.getpid(), number)
        self.folder = "/tmp/" + self.name
        self.ns = {part: self.name + "-" + part for part in PARTS}

    @staticmethod
    def ask_router(namespace, patient, first=()):
        """The system's look-ups there go to the router's resolver, after `first`: patiently, as usual, or briskly."""
        with open("/etc/netns/%s/resolv.conf" % namespace, "w") as out:
            out.writelines("nameserver %s\n" % at for at in (*first, names.ROUTER))
            out.write("" if patient else "options timeout:2 attempts:2\n")

    def up(self):
        os.mkdir(self.folder, 0o755)
        for namespace in self.ns.values():
            sh("ip", "netns", "add", namespace)
            sh("ip", "-n", namespace, "link", "set", "lo", "up")
            # Every namespace asks the router's resolver, as `ip netns exec` binds this file over the system's.
            os.makedirs("/etc/netns/" + namespace)
            self.ask_router(namespace, patient=False)
        self._link("client", "cl0", names.CLIENT + "/24", "router", "in0", names.ROUTER + "/24")
        self._link("router", "out0", "192.0.2.1/24", "wan", "wa", "192.0.2.2/24")
        self._link("wan", "wb", "203.0.113.254/24", "far", "srv0", "203.0.113.1/24")
        for address in names.far_addresses():
            self.ip("far", "addr", "add", address + "/32", "dev", "lo")
            self.ip("far", "-6", "addr", "add", names.ipv6(address) + "/128", "dev", "lo", "nodad")
        self.ip("client", "route", "add", "default", "via", names.ROUTER)
        self.ip("router", "route", "add", "default", "via", "192.0.2.2")
        self.ip("wan", "route", "add", "default", "via", "203.0.113.1")
        self.ip("wan", "route", "add", "10.99.1.0/24", "via", "192.0.2.1")
        # The far end knows the ways back and no others: what it does not have is unreachable.
        for back in ("192.0.2.0/24", "10.99.1.0/24"):
            self.ip("far", "route", "add", back, "via", "203.0.113.254")
        self._ipv6()
        for part in ("router", "wan", "far"):
            self.run(part, "sysctl", "-qw", "net.ipv4.ip_forward=1", "net.ipv4.conf.all.rp_filter=0",
                     "net.ipv4.conf.default.rp_filter=0")

    def _ipv6(self):
        """From the router on it is always there; a scenario says whether the client has any."""
        for part, interface, at in (("router", "out0", names.BEHIND6), ("wan", "wa", names.WAN6),
                                    ("wan", "wb", names.BEYOND6), ("far", "srv0", names.FAR6)):
            self.ip(part, "-6", "addr", "add", at + "/64", "dev", interface, "nodad")
        for part in ("router", "wan"):
            self.run(part, "sysctl", "-qw", "net.ipv6.conf.all.forwarding=1")
        self.ip("wan", "-6", "route", "add", "default", "via", names.FAR6)
        for part, way in (("wan", names.BEHIND6), ("far", names.BEYOND6)):
            self.ip(part, "-6", "route", "add", "2001:db8:1::/64", "via", way)

    def _link(self, left, left_if, left_at, right, right_if, right_at):
        sh("ip", "link", "add", left_if, "netns", self.ns[left], "type", "veth",
           "peer", "name", right_if, "netns", self.ns[right])
        for part, interface, at in ((left, left_if, left_at), (right, right_if, right_at)):
            self.ip(part, "addr", "add", at, "dev", interface)
            self.ip(part, "link", "set", interface, "up")

    def ip(self, part, *words):
        return sh("ip", "-n", self.ns[part], *words)

    def inside(self, part, *words):
        """The command that runs `words` in the namespace."""
        return ["ip", "netns", "exec", self.ns[part], *words]

    def run(self, part, *words, **kind):
        return sh(*self.inside(part, *words), **kind)

    def apart(self, part, *words):
        """Likewise, with shared memory and scratch files that end with it: they would stay on the machine, and squids
        of labs side by side would take each other's for their own."""
        return self.inside(part, "sh", "-c", "mount -t tmpfs t /dev/shm && mount -t tmpfs t /var/tmp && exec \"$@\"",
                           "apart", *words)

    def start(self, part, log, *words, env=None):
        """Starts a server that lives until the topology is taken down."""
        with open(os.path.join(self.folder, log + ".log"), "a") as out:
            return subprocess.Popen(self.apart(part, *words), stdin=subprocess.DEVNULL, stdout=out, stderr=out,
                                    start_new_session=True, cwd=self.folder, env={**os.environ, **(env or {})})

    def down(self):
        for namespace in self.ns.values():
            remove(namespace)
        shutil.rmtree(self.folder, ignore_errors=True)
