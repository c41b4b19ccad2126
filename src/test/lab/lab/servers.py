# SPDX-License-Identifier: Apache-2.0
"""The far end: web servers, relays, the certificate authority; and the router's resolver. Started once a topology."""
import os
import time

import names
import program as program_under_test
import web
from topology import sh

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers")

RELAY = """{listen}
listening-port=3478
tls-listening-port=443
alt-listening-port=0
alt-tls-listening-port=0
min-port={low}
max-port={high}
realm=tokbox.com
lt-cred-mech
user={login}
fingerprint
cert={pki}/{certificate}.pem
pkey={pki}/{certificate}.key
no-cli
no-software-attribute
no-dtls
pidfile={folder}/{name}.pid
userdb={folder}/{name}.db
log-file={folder}/{name}.log
simple-log
{more}
"""

RESOLVER = """no-resolv
no-hosts
no-daemon
user=root
pid-file=
port={port}
listen-address={at}
bind-interfaces
"""


def program(name):
    return os.path.join(HERE, name)


class Servers:
    def __init__(self, topology, pki):
        self.topology, self.pki = topology, pki
        self.resolving = []
        self.responding = False

    def path(self, name):
        return os.path.join(self.topology.folder, name)

    def write(self, name, text):
        with open(self.path(name), "w") as out:
            out.write(text)
        return self.path(name)

    def start(self):
        far = lambda log, *words: self.topology.start("far", log, *words)
        far("echo", "/usr/bin/python3", program("echo.py"), str(web.ECHO))
        far("stalled", "/usr/bin/python3", program("echo.py"), str(web.STALLED), "--stall", "2")
        far("doh", "/usr/bin/python3", program("doh.py"), str(web.DOH), *("%s=%s" % at for at in names.HOSTS.items()))
        far("ocsp", "openssl", "ocsp", "-port", str(web.OCSP), "-index", self.pki.path("between.index"),
            "-CA", self.pki.path("between.crt"), "-rsigner", self.pki.path("ocsp.crt"),
            "-rkey", self.pki.path("ocsp.key"), "-ndays", "1", "-ignore_err")
        far("nginx", "nginx", "-c", self.write("nginx.conf", web.configuration(self.topology.folder, self.pki)))
        self._relay("relay", [names.TURN_OAK, names.TURN_LHR], "service", "alice:secret", (20000, 65535))
        self._relay("relay-control", [names.STUN_CF, names.STUN_TWILIO, names.TURN_CF], "control", "bob:secret",
                    (10001, 15000), "\n".join("aux-server=%s:%d" % (form % at, port) for host, port in
                              ((names.STUN_GOOGLE, 19302), (names.STUN_SIPGATE, 10000))
                              for form, at in (("%s", host), ("[%s]", names.ipv6(host)))))
        self._relay("relay-other", [names.STANDINS["turn-other-login"]], "service", "alice:other", (15001, 19999),
                    "denied-peer-ip=192.0.2.1")
        self._await()

    def _relay(self, name, addresses, certificate, login, ports, more=""):
        listen = "\n".join("listening-ip=" + a for each in addresses for a in (each, names.ipv6(each))) + "\nrelay-ip=" + addresses[0]
        text = RELAY.format(listen=listen, name=name, certificate=certificate, login=login, low=ports[0],
                            high=ports[1], pki=self.pki.folder, folder=self.topology.folder, more=more)
        self.topology.start("far", name, "turnserver", "-c", self.write(name + ".conf", text))

    def _await(self):
        wanted = {"%s:443" % a for a in (names.OPENTOK, names.TURN_OAK, names.TURN_CF, names.STANDINS["page"],
                                         names.STANDINS["turn-other-login"])}
        wanted |= {"127.0.0.1:%d" % p for p in (web.ECHO, web.STALLED, web.DOH)} | {names.STUN_GOOGLE + ":19302", names.STUN_SIPGATE + ":10000"}
        self.await_listening("far", wanted)

    def responder(self):
        """The program's own far end, on every port from 1025 on. It takes a moment, so only who needs it starts it."""
        if not self.responding:
            self.topology.start("far", "responder", program_under_test.PROGRAM, "respond", "--bind", names.RESPONDER,
                                "--web-ports", "80", env={program_under_test.RESPONDER_KEY: program_under_test.KEY})
            # As Java listens: by IPv6 sockets, which take IPv4 too.
            self.await_listening("far", {"[::ffff:%s]:80" % names.RESPONDER}, 90)
            self.responding = True

    def await_listening(self, part, wanted, seconds=20):
        end = time.monotonic() + seconds
        while True:
            lines = self.topology.run(part, "ss", "-Hltnu").splitlines()
            missing = wanted - {line.split()[4] for line in lines}
            if not missing:
                return
            if time.monotonic() > end:
                raise RuntimeError("%s: nobody listens at %s" % (part, ", ".join(sorted(missing))))
            time.sleep(0.05)

    def resolver(self, wanted, ipv6):
        """Starts the router's resolver: ordinary, with extra lines, `slow N`, `after ADDRESS`, or `dead`; with AAAA or without."""
        for running in self.resolving:
            running.kill()
            running.wait()
        self.resolving = []
        slow = wanted.split()[1] if isinstance(wanted, str) and wanted.startswith("slow ") else None
        first = wanted.split()[1:] if isinstance(wanted, str) and wanted.startswith("after ") else []
        # Who gives up after two seconds finds no name at all with a resolver that takes three.
        self.topology.ask_router(self.topology.ns["client"], patient=slow is not None or bool(first), first=first)
        if wanted == "dead":
            return
        at, port = ("127.0.0.1", 5300) if slow else (names.ROUTER, 53)
        lines = ["host-record=%s,%s" % (name, at + ("," + names.ipv6(at) if ipv6 else ""))
                 for name, at in names.HOSTS.items()]
        # Every other name of these domains does not exist, and nobody but the lab is asked.
        lines += ["local=/%s/" % top for top in ("com", "test", "org", "net")]
        extra = wanted if isinstance(wanted, list) else []
        hidden = {line.split("/")[1] for line in extra if line.startswith("address=")}
        lines = [l for l in lines if not any(l.split("=")[1].split(",")[0].endswith(h) for h in hidden)]
        text = RESOLVER.format(at=at, port=port) + "\n".join(lines + extra) + "\n"
        self.resolving.append(self.topology.start("router", "resolver", "dnsmasq", "-C", self.write("dns.conf", text)))
        self.await_listening("router", {"%s:%d" % (at, port)})
        if slow:
            self.resolving.append(self.topology.start("router", "slow", "/usr/bin/python3", program("resolver.py"),
                                                      names.ROUTER, slow, at, str(port)))
            self.await_listening("router", {names.ROUTER + ":53"})
