# SPDX-License-Identifier: Apache-2.0
"""Certificates: a root that counts as public, an authority beneath it with OCSP and CRL, a company's inspection root."""
import os
import shutil

from topology import sh

SERVICE = ["*.opentok.com", "*.tokbox.com"]
CONTROLS = ["*.cloudflare.com", "*.gstatic.com", "dns.lab.test"]

CONFIG = """
[root]
basicConstraints=critical,CA:TRUE
keyUsage=critical,keyCertSign,cRLSign
subjectKeyIdentifier=hash
[between]
basicConstraints=critical,CA:TRUE,pathlen:0
keyUsage=critical,keyCertSign,cRLSign
subjectKeyIdentifier=hash
authorityKeyIdentifier=keyid
authorityInfoAccess=OCSP;URI:http://ocsp.godaddy.com/
crlDistributionPoints=URI:http://crl.godaddy.com/gdroot-g2.crl
[leaf]
basicConstraints=CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=serverAuth
subjectAltName=$ENV::SAN
authorityInfoAccess=OCSP;URI:http://ocsp.godaddy.com/
crlDistributionPoints=URI:http://crl.godaddy.com/gdig2s1.crl
[plain]
basicConstraints=CA:FALSE
extendedKeyUsage=serverAuth
subjectAltName=$ENV::SAN
[ocsp]
basicConstraints=CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=OCSPSigning
[req]
distinguished_name=name
[name]
[%(ca)s]
database=%(ca)s.index
new_certs_dir=.
serial=%(ca)s.serial
rand_serial=yes
crlnumber=%(ca)s.crlnumber
default_md=sha256
default_days=90
default_crl_days=7
policy=any
unique_subject=no
[any]
commonName=supplied
"""


class Pki:
    """Keys and certificates in a folder of their own."""

    def __init__(self, folder):
        self.folder = folder

    def path(self, name):
        return os.path.join(self.folder, name)

    def make(self):
        os.mkdir(self.folder, 0o755)
        self._self_signed("root", "Lab Public Root")
        self._self_signed("corporate", "Example Company TLS Inspection")
        for ca in ("root", "between"):
            self._write(ca + ".cnf", CONFIG % {"ca": ca})
            self._write(ca + ".index", "")
            self._write(ca + ".crlnumber", "01\n")
        self._issue("between", "Lab Server Authority", "root", "between")
        self._issue("service", "*.opentok.com", "between", "leaf", SERVICE)
        self._issue("control", "www.cloudflare.com", "between", "plain", CONTROLS)
        self._issue("ocsp", "Lab OCSP", "between", "ocsp")
        self._issue("expired", "*.opentok.com", "between", "leaf", SERVICE,
                    "-startdate", "20240101000000Z", "-enddate", "20250101000000Z")
        for ca, crl in (("root", "gdroot-g2.crl"), ("between", "gdig2s1.crl")):
            self._openssl("ca", "-config", ca + ".cnf", "-name", ca, "-cert", ca + ".crt", "-keyfile", ca + ".key",
                          "-gencrl", "-out", crl + ".pem")
            self._openssl("crl", "-in", crl + ".pem", "-outform", "DER", "-out", crl)
        self._write("corporate.pem", self._read("corporate.crt") + self._read("corporate.key"))
        self._write("both.crt", self._read("root.crt") + self._read("corporate.crt"))
        # Proxies and servers that give up root read their keys; nothing here is worth a secret.
        for name in os.listdir(self.folder):
            os.chmod(self.path(name), 0o644)

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def _key(self, name):
        self._openssl("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", name + ".key")

    def _self_signed(self, name, subject):
        if name == "corporate":
            self._openssl("genrsa", "-out", name + ".key", "2048")
        else:
            self._key(name)
        self._openssl("req", "-x509", "-key", name + ".key", "-days", "90", "-subj", "/CN=" + subject,
                      "-out", name + ".crt", "-addext", "keyUsage=critical,keyCertSign,cRLSign")

    def _issue(self, name, subject, ca, section, hosts=("unused.test",), *dates):
        self._key(name)
        os.environ["SAN"] = ",".join("DNS:" + h for h in hosts)
        self._openssl("req", "-new", "-key", name + ".key", "-subj", "/CN=" + subject, "-out", name + ".csr")
        self._openssl("ca", "-batch", "-config", ca + ".cnf", "-name", ca, "-cert", ca + ".crt",
                      "-keyfile", ca + ".key", "-in", name + ".csr", "-out", name + ".crt", "-notext",
                      "-extfile", ca + ".cnf", "-extensions", section, *dates)
        self._write(name + ".pem", self._read(name + ".crt") + ("" if ca == "root" else self._read("between.crt")))

    def _openssl(self, *words):
        sh("sh", "-c", 'cd "$0" && exec openssl "$@"', self.folder, *words)

    def _read(self, name):
        with open(self.path(name)) as file:
            return file.read()

    def _write(self, name, text):
        with open(self.path(name), "w") as file:
            file.write(text)
