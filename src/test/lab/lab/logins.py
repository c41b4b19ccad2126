# SPDX-License-Identifier: Apache-2.0
"""Real logins for the proxies: a key distribution centre (Kerberos) and winbind (NTLM), both in the router.

Accounts live in the run's folder: nothing is added to the machine's own."""
import os
import shutil

import names
from topology import sh

AT, REALM, KDC = names.ROUTER, "LAB.TEST", 88
SERVICE = "HTTP/" + names.PROXY

KERBEROS = """[libdefaults]
 default_realm = {realm}
 dns_lookup_kdc = false
 dns_lookup_realm = false
 dns_canonicalize_hostname = false
 rdns = false
 udp_preference_limit = 1
[realms]
 {realm} = {{
  kdc = {at}:{port}
 }}
[domain_realm]
 .lab.test = {realm}
"""
CENTRE = """[kdcdefaults]
 kdc_listen = {at}:{port}
 kdc_tcp_listen = {at}:{port}
[realms]
 {realm} = {{
  database_name = {folder}/principal
  key_stash_file = {folder}/stash
  acl_file = {folder}/acl
  supported_enctypes = aes256-cts-hmac-sha1-96:normal aes128-cts-hmac-sha1-96:normal
 }}
[logging]
 kdc = FILE:{folder}/kdc.log
"""
SAMBA = """[global]
workgroup = LAB
netbios name = PROXY
server role = standalone server
private dir = {folder}/private
lock directory = {folder}/lock
state directory = {folder}/state
cache directory = {folder}/cache
pid directory = {folder}/pid
ncalrpc dir = {folder}/ncalrpc
log file = {folder}/%m.log
passdb backend = tdbsam:{folder}/private/passdb.tdb
interfaces = {at}/24
bind interfaces only = yes
ntlm auth = ntlmv2-only
map to guest = never
"""
# A mount namespace of its own hides two things from the machine: the account that Samba wants to find in /etc/passwd,
# and winbind's socket, whose place cannot be chosen.
NTLM = """set -eu
mount -t tmpfs -o mode=755 tmpfs /run
mkdir /run/samba
mount --bind {folder}/passwd /etc/passwd
printf 'secret\\nsecret\\n' | smbpasswd -c {folder}/smb.conf -s -a labalice
winbindd -F -s {folder}/smb.conf &
for i in $(seq 200); do [ -S /run/samba/winbindd/pipe ] && break; sleep 0.05; done
exec squid -N -f "$1"
"""


class Kerberos:
    """The realm LAB.TEST, with `alice` and the proxy in it."""

    def __init__(self, topology):
        self.topology = topology
        self.folder = os.path.join(topology.folder, "krb")
        self.keytab = os.path.join(self.folder, "proxy.keytab")
        self.env = {"KRB5_CONFIG": os.path.join(self.folder, "krb5.conf"),
                    "KRB5_KDC_PROFILE": os.path.join(self.folder, "kdc.conf")}

    def start(self):
        os.mkdir(self.folder, 0o755)
        for name, text in (("krb5.conf", KERBEROS), ("kdc.conf", CENTRE)):
            with open(os.path.join(self.folder, name), "w") as out:
                out.write(text.format(at=AT, port=KDC, realm=REALM, folder=self.folder))
        self._run("kdb5_util", "create", "-s", "-P", "unused", "-r", REALM)
        self._run("kadmin.local", text="addprinc -pw secret alice\naddprinc -randkey %s\nktadd -k %s %s\n"
                  % (SERVICE, self.keytab, SERVICE))
        shutil.chown(self.keytab, "proxy", "proxy")
        self.topology.start("router", "kdc", "krb5kdc", "-n", env=self.env)

    def ticket(self):
        """Logs `alice` in, in the client."""
        self.topology.run("client", "env", *self._words(), "kinit", "-c", ticket(self.topology), "alice", text="secret\n")

    def _run(self, *words, **kind):
        sh("env", *self._words(), *words, **kind)

    def _words(self):
        return ["%s=%s" % pair for pair in self.env.items()]


def ticket(topology):
    return os.path.join(topology.folder, "krb", "ticket")


def environment(topology, held):
    """What the client's programs know of Kerberos; never the ticket of whoever runs the lab."""
    cache = ticket(topology) if held else os.path.join(topology.folder, "krb", "no-ticket")
    return {"KRB5_CONFIG": os.path.join(topology.folder, "krb", "krb5.conf"), "KRB5CCNAME": "FILE:" + cache}


def samba(topology):
    """Writes what `NTLM` needs. The account is `PROXY\\labalice`, its password `secret`."""
    folder = os.path.join(topology.folder, "samba")
    for part in ("", "private", "lock", "state", "cache", "pid", "ncalrpc", "state/winbindd_privileged"):
        os.mkdir(os.path.join(folder, part), 0o755)
    # Squid's helper may come in here, and nobody else: winbind insists.
    os.chmod(os.path.join(folder, "state/winbindd_privileged"), 0o750)
    shutil.chown(os.path.join(folder, "state/winbindd_privileged"), "root", "proxy")
    with open("/etc/passwd") as own:
        accounts = own.read() + "labalice:x:64000:65534::/nonexistent:/usr/sbin/nologin\n"
    for name, text in (("smb.conf", SAMBA.format(at=AT, folder=folder)), ("passwd", accounts),
                       ("start", NTLM.format(folder=folder))):
        with open(os.path.join(folder, name), "w") as out:
            out.write(text)
    return folder
