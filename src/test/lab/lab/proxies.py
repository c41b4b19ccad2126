# SPDX-License-Identifier: Apache-2.0
"""What stands in the router: squid in its kinds, a SOCKS server, and a host for PAC files."""
import hashlib
import os
import shutil

import logins
import names
from servers import program
from topology import sh

AT = names.ROUTER
OPEN, DENY_DOMAINS, DENY_ADDRESSES, ONLY_443 = 3128, 3141, 3142, 3143
BASIC, DIGEST, SOCKS, SOCKS_DENY, PAC = 3129, 3130, 1080, 1081, 8000
NTLM, NEGOTIATE = 3131, 3132
# What is between.py: the rewriter of greetings, and proxies that answer with 503 and 504.
BETWEEN = {"older": 3150, "names-503": 3151, "service-504": 3152, "all-504": 3153, "busy-503": 3154}
BUMP, STRIP, SPLICE = (3135, 3136, 3137), (3138, 3139, 3140), (3144, 3145, 3146)

SQUID = """visible_hostname proxy.lab.test
pid_filename {folder}/{name}.pid
access_log none
cache_log {folder}/{name}.log
coredump_dir {folder}
cache deny all
cache_mem 8 MB
shutdown_lifetime 0 seconds
dns_nameservers {at}
pinger_enable off
max_filedescriptors 1024
acl CONNECT method CONNECT
"""
KINDS = """http_port {at}:%d name=open
http_port {at}:%d name=deny-domains
http_port {at}:%d name=deny-addresses
http_port {at}:%d name=only-443
acl at_domains myportname deny-domains
acl at_addresses myportname deny-addresses
acl at_443 myportname only-443
acl service dstdomain -n .opentok.com .tokbox.com
acl literal dstdom_regex -n ^[0-9.]+$
acl port_443 port 443
http_access deny CONNECT at_domains service
http_access deny CONNECT at_addresses literal
http_access deny CONNECT at_443 !port_443
http_access allow all
""" % (OPEN, DENY_DOMAINS, DENY_ADDRESSES, ONLY_443)
LOGIN = """http_port {at}:{port}
auth_param {scheme} program {helper}
auth_param {scheme} children {children}
{more}
acl known proxy_auth REQUIRED
http_access allow known
http_access deny all
"""
INSPECT = """http_port {at}:{ports[0]} ssl-bump cert={pki}/corporate.pem generate-host-certificates=on dynamic_cert_mem_cache_size=4MB
http_port {at}:{ports[1]} intercept
https_port {at}:{ports[2]} intercept ssl-bump cert={pki}/corporate.pem generate-host-certificates=on dynamic_cert_mem_cache_size=4MB
sslcrtd_program /usr/lib/squid/security_file_certgen -s {folder}/{name}-certs -M 4MB
sslcrtd_children 2
tls_outgoing_options cafile={pki}/root.crt
acl step1 at_step SslBump1
ssl_bump peek step1
ssl_bump {action} all
http_access allow all
{more}
"""
DANTE = """logoutput: {folder}/{name}.log
internal: {at} port = {port}
external: out0
clientmethod: none
socksmethod: none
user.privileged: root
user.unprivileged: nobody
client pass {{ from: 10.99.1.0/24 to: 0.0.0.0/0 }}
{rules}
socks pass {{ from: 0.0.0.0/0 to: 0.0.0.0/0 command: connect }}
"""
DENIED = "\n".join("socks block { from: 0.0.0.0/0 to: .%s command: connect }" % d for d in ("opentok.com", "tokbox.com"))
NGINX = """daemon off; worker_processes 1; user root; pid {folder}/pac.pid; error_log {folder}/pac-error.log warn;
events {{ }}
http {{ access_log off; types {{ application/x-ns-proxy-autoconfig pac; }} client_body_temp_path {folder}/pac-b;
 proxy_temp_path {folder}/pac-p; fastcgi_temp_path {folder}/pac-f; uwsgi_temp_path {folder}/pac-u; scgi_temp_path {folder}/pac-s;
 server {{ listen {at}:{port}; root {root}; }} }}
"""
ADDRESSES = 'function FindProxyForURL(url, host) { return /^[0-9.]+$/.test(host) ? "%s" : "%s"; }'
PAC_FILES = {
    "good.pac": 'function FindProxyForURL(url, host) { return "PROXY proxy.lab.test:3128"; }',
    "basic.pac": 'function FindProxyForURL(url, host) { return "PROXY proxy.lab.test:3129"; }',
    "direct.pac": 'function FindProxyForURL(url, host) { return "DIRECT"; }',
    "syntax.pac": 'function FindProxyForURL(url, host) { return "PROXY proxy.lab.test:3128" ',
    "endless.pac": "function FindProxyForURL(url, host) { while (true) { } }",
    # The spares do not exist: which proxy comes second changes, the one that works stays.
    "changing.pac": 'function FindProxyForURL(url, host) {'
                    ' return "PROXY proxy.lab.test:3128; PROXY spare-" + Math.random() + ".lab.test:3128"; }',
    # Names one way and addresses, by which clients know plain relays, another.
    "addresses-dead.pac": ADDRESSES % ("PROXY proxy.lab.test:3999", "DIRECT"),
    "addresses-direct.pac": ADDRESSES % ("DIRECT", "PROXY proxy.lab.test:3128"),
    "addresses-refused.pac": ADDRESSES % ("PROXY proxy.lab.test:3142", "DIRECT"),
    "addresses-proxied.pac": ADDRESSES % ("PROXY proxy.lab.test:3128", "DIRECT"),
    "stale.pac": 'function FindProxyForURL(url, host) { return "PROXY proxy.lab.test:3999"; }',
}


class Proxies:
    def __init__(self, servers):
        self.servers, self.topology, self.pki = servers, servers.topology, servers.pki
        self.folder = os.path.join(self.topology.folder, "proxies")

    def start(self):
        os.mkdir(self.folder)
        shutil.chown(self.folder, "proxy", "proxy")
        self._squid("plain", KINDS.format(at=AT))
        words = sh("htpasswd", "-nb", "alice", "secret").strip()
        self._squid("basic", self._login(BASIC, "basic", "basic_ncsa_auth", words))
        answer = "alice:lab:" + hashlib.md5(b"alice:lab:secret").hexdigest()
        self._squid("digest", self._login(DIGEST, "digest", "digest_file_auth -c", answer))
        self._negotiate()
        self._ntlm()
        self._inspecting("bump", BUMP, "bump", "http_upgrade_request_protocols websocket allow all")
        self._inspecting("strip", STRIP, "bump", "")
        self._inspecting("splice", SPLICE, "splice", "")
        for name, port, rules in (("dante", SOCKS, ""), ("dante-deny", SOCKS_DENY, DENIED)):
            text = DANTE.format(at=AT, port=port, folder=self.folder, name=name, rules=rules)
            self._simple(name + ".conf", text, "danted", "-p", os.path.join(self.folder, name + ".pid"), "-f")
        self.topology.start("router", "between", "/usr/bin/python3", program("between.py"), AT,
                            *("%s=%d" % kind for kind in BETWEEN.items()))
        root = os.path.join(self.folder, "pac")
        os.mkdir(root, 0o755)
        for name, text in PAC_FILES.items():
            with open(os.path.join(root, name), "w") as out:
                out.write(text + "\n")
        self._simple("pac.conf", NGINX.format(at=AT, port=PAC, folder=self.folder, root=root), "nginx", "-c")
        ports = (OPEN, DENY_DOMAINS, BASIC, DIGEST, NTLM, NEGOTIATE, *BUMP, *STRIP, *SPLICE, SOCKS, SOCKS_DENY, PAC,
                 *BETWEEN.values())
        self.servers.await_listening("router", {"%s:%d" % (AT, p) for p in ports}, 40)

    def _login(self, port, scheme, helper, line):
        file = os.path.join(self.folder, scheme + ".pw")
        with open(file, "w") as out:
            out.write(line + "\n")
        os.chmod(file, 0o644)
        return LOGIN.format(at=AT, port=port, scheme=scheme, helper="/usr/lib/squid/%s %s" % (helper, file),
                            children="2", more="auth_param %s realm lab" % scheme)

    def _negotiate(self):
        kerberos = logins.Kerberos(self.topology)
        kerberos.start()
        helper = "/usr/lib/squid/negotiate_kerberos_auth -k %s -s %s@%s" % (
            kerberos.keytab, logins.SERVICE, logins.REALM)
        self._squid("negotiate", LOGIN.format(at=AT, port=NEGOTIATE, scheme="negotiate", helper=helper,
                                              children="8 startup=1 idle=1", more=""), kerberos.env)
        self.servers.await_listening("router", {"%s:%d" % (AT, logins.KDC)})
        kerberos.ticket()

    def _ntlm(self):
        """A handshake holds its helper until it ends, and a client has many at once."""
        folder = logins.samba(self.topology)
        helper = "/usr/bin/ntlm_auth --configfile=%s/smb.conf --helper-protocol=squid-2.5-ntlmssp" % folder
        text = LOGIN.format(at=AT, port=NTLM, scheme="ntlm", helper=helper, children="40 startup=1 idle=1", more="")
        self.topology.start("router", "squid-ntlm", "sh", os.path.join(folder, "start"), self._file("ntlm", text))

    def _inspecting(self, name, ports, action, more):
        certs = os.path.join(self.folder, name + "-certs")
        sh("/usr/lib/squid/security_file_certgen", "-c", "-s", certs, "-M", "4MB")
        sh("chown", "-R", "proxy:proxy", certs)
        self._squid(name, INSPECT.format(at=AT, ports=ports, pki=self.pki.folder, folder=self.folder, name=name,
                                         action=action, more=more))

    def _file(self, name, text):
        return self.servers.write("squid-%s.conf" % name, SQUID.format(folder=self.folder, name=name, at=AT) + text)

    def _squid(self, name, text, env=None):
        self.topology.start("router", "squid-" + name, "squid", "-N", "-f", self._file(name, text), env=env)

    def _simple(self, name, text, *command):
        self.topology.start("router", name, *command, self.servers.write(name, text))
