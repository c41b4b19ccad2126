# SPDX-License-Identifier: Apache-2.0
"""Breaks a network as a scenario says, and makes it whole again before the next."""
import json
import os
import shutil
import subprocess
import time

import names
from servers import program
from topology import sh

ROUTER = """
table inet lab {{
 chain outbound {{
{firewall}
 }}
 chain inbound {{
{firewall-back}
 }}
 chain toward {{
{router}
 }}
 chain tunnelled {{
{tunnel}
 }}
 chain forward {{ type filter hook forward priority filter; iifname "in0" jump outbound; oifname "in0" jump inbound;
  iifname "vpn0" jump tunnelled; }}
 chain input {{ type filter hook input priority filter; iifname "in0" jump toward; }}
}}
table ip translate {{
 chain redirected {{
{redirect}
 }}
 chain before {{ type nat hook prerouting priority dstnat; iifname {{ "in0", "vpn0" }} jump redirected; }}
 chain after {{ type nat hook postrouting priority srcnat; {masquerade}
  ip saddr 10.66.0.0/24 oifname "out0" masquerade; }}
}}
"""
FAR = """
table ip lab {{
 chain arriving {{ type filter hook prerouting priority mangle;
{far-filter}
 }}
 chain before {{ type nat hook prerouting priority dstnat;
{far}
 }}
}}
"""
MASQUERADE = {None: "", "cone": 'oifname "out0" masquerade;',
              "symmetric": 'oifname "out0" masquerade random,fully-random;'}

UDP_MEMORY = (30, 120)  # What Linux does by itself.


class Faults:
    def __init__(self, topology, servers):
        self.topology, self.servers = topology, servers
        self.running = []

    def apply(self, broken):
        self.mend()
        rules = {key: "\n".join("  " + r for r in broken.get(key, []))
                 for key in ("firewall", "firewall-back", "router", "redirect", "far", "far-filter")}
        rules["masquerade"] = MASQUERADE[broken.get("nat")]
        vpn = broken.get("vpn", {})
        rules["tunnel"] = "\n".join("  " + r for r in vpn.get("firewall", []))
        for part, text in (("router", ROUTER), ("far", FAR)):
            self.topology.run(part, "nft", "-f", "-",
                              text="flush ruleset\n" + names.definitions() + text.format(**rules))
        self.servers.resolver(broken.get("resolver", []), "ipv6" in broken)
        self._udp_memory(*broken.get("udp-memory", UDP_MEMORY))
        if "ipv6" in broken:
            self._ipv6(leads_out=broken["ipv6"] == "works")
        if vpn:
            self._vpn(vpn["name"], vpn["routes"])
        self._policies(broken.get("policies", {}))
        if "wan" in broken:
            self._wan(dict(broken["wan"]))

    def _udp_memory(self, fresh, in_use):
        """How many seconds the router remembers a silent UDP flow: one without much of an answer, and one in use."""
        self.topology.run("router", "sysctl", "-qw", "net.netfilter.nf_conntrack_udp_timeout=%d" % fresh,
                          "net.netfilter.nf_conntrack_udp_timeout_stream=%d" % in_use)

    def _ipv6(self, leads_out):
        """The client is told an IPv6 way, which may end in the router; every name has an address there as well."""
        self.topology.ip("client", "-6", "addr", "add", names.CLIENT6 + "/64", "dev", "cl0", "nodad")
        self.topology.ip("router", "-6", "addr", "add", names.ROUTER6 + "/64", "dev", "in0", "nodad")
        self.topology.ip("client", "-6", "route", "add", "default", "via", names.ROUTER6)
        self.topology.ip("router", "-6", "route", "add", "default", *(("via", names.WAN6) if leads_out else ("dev", "lo")))

    def _vpn(self, name, routes):
        """A second way out of the client, by an interface of that name, which carries these routes."""
        sh("ip", "link", "add", name, "netns", self.topology.ns["client"], "type", "veth",
           "peer", "name", "vpn0", "netns", self.topology.ns["router"])
        for part, interface, at in (("client", name, names.TUNNELLED), ("router", "vpn0", names.TUNNEL)):
            self.topology.ip(part, "addr", "add", at + "/24", "dev", interface)
            self.topology.ip(part, "link", "set", interface, "up")
        for route in routes:
            self.topology.ip("client", "route", "replace", route, "via", names.TUNNEL)

    def _policies(self, files):
        """Chrome's managed policies: `ip netns exec` binds this folder over the machine's own `/etc/opt`."""
        folder = "/etc/netns/%s/opt" % self.topology.ns["client"]
        shutil.rmtree(folder, ignore_errors=True)
        for browser, policies in files.items():
            os.makedirs("%s/%s/policies/managed" % (folder, browser))
            with open("%s/%s/policies/managed/lab.json" % (folder, browser), "w") as out:
                json.dump(policies, out)

    def _wan(self, told):
        both, up = told.pop("kilobits", None), told.pop("kilobits-up", None)
        for interface, rate in (("wa", both), ("wb", both or up)):
            if not rate:
                continue
            self.topology.run("wan", "tc", "qdisc", "add", "dev", interface, "root", "tbf", "rate", "%dkbit" % rate,
                              "burst", "4kb", "latency", "400ms")
        if not told:
            return
        words = [w for key, value in told.items() for w in ("--" + key, str(value))]
        self.running.append(self.topology.start("wan", "netem", "/usr/bin/python3", program("netem.py"), *words))
        for interface in ("wa", "wb"):
            self.topology.ip("wan", "rule", "add", "iif", interface, "lookup", "100")
        end = time.monotonic() + 5
        while "tun0" not in sh("ip", "-n", self.topology.ns["wan"], "route", "show", "table", "100", check=False):
            if time.monotonic() > end:
                raise RuntimeError("the wan did not come up")
            time.sleep(0.05)

    def mend(self):
        sh("ip", "-n", self.topology.ns["router"], "link", "del", "vpn0", check=False)
        self.topology.ip("client", "route", "replace", "default", "via", names.ROUTER)
        for part, interface in (("client", "cl0"), ("router", "in0")):
            sh("ip", "-n", self.topology.ns[part], "-6", "addr", "flush", "dev", interface, "scope", "global")
            sh("ip", "-n", self.topology.ns[part], "-6", "route", "del", "default", check=False)
        for running in self.running:
            running.kill()
            running.wait()
            for interface in ("wa", "wb"):
                sh("ip", "-n", self.topology.ns["wan"], "rule", "del", "iif", interface, check=False)
        self.running = []
        for interface in ("wa", "wb"):
            sh(*self.topology.inside("wan", "tc", "qdisc", "del", "dev", interface, "root"), check=False)
