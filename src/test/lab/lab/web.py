# SPDX-License-Identifier: Apache-2.0
"""nginx's configuration for the internet namespace: the service, the authority, the controls, and their stand-ins."""
import names

ECHO, STALLED, DOH, OCSP = 8090, 8091, 8092, 8888

HEAD = """daemon off; worker_processes 1; user root; pid {folder}/nginx.pid; error_log {folder}/nginx-error.log warn;
events {{ worker_connections 2048; }}
http {{
 access_log off; default_type application/octet-stream; server_tokens off;
 client_body_temp_path {folder}/nginx-body; proxy_temp_path {folder}/nginx-proxy; fastcgi_temp_path {folder}/nginx-f;
 uwsgi_temp_path {folder}/nginx-u; scgi_temp_path {folder}/nginx-s; ssl_protocols TLSv1.2 TLSv1.3;
"""

# A session as the service tells of it: relays by address, and by name where they speak TLS. It opens with one token.
SESSION = """
  location = /session/1_lab {
   default_type application/json;
   if ($http_x_tb_token_auth != "T1==lab") { return 403 '[{"code":1004,"message":"Authentication error"}]'; }
   return 200 '[{"messaging_url":"wss://mantis003-nyj.tokbox.com:443/rumorwebsocketsv2","media_server_hostname":"mantis003-nyj.tokbox.com","ice_servers":[{"url":"turn:OAK:3478?transport=udp","username":"alice","credential":"secret"},{"url":"turn:OAK:443?transport=tcp","username":"alice","credential":"secret"},{"url":"turns:turn401-oak.tokbox.com:443?transport=tcp","username":"alice","credential":"secret"}]}]';
  }
""".replace("OAK", names.TURN_OAK)

# As far as the service's document and its profile say: what is asked without a login, and what comes back.
SERVICE = SESSION + """
  location = /v2/js/opentok.min.js { default_type application/javascript; return 200 "/* the service's program */\\n"; }
  location = /prod/logging/ClientEvent { default_type application/json; return 200 "{}"; }
  location ~ ^/(project|session|v2/project)/ { default_type application/json; return 403 '{"code":-1,"message":"Invalid key"}'; }
  location = /rumorwebsocketsv2 { proxy_pass http://127.0.0.1:%d; proxy_http_version 1.1; proxy_read_timeout 60s;
   proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade"; }
  location / { default_type application/json; return 404 '{"code":404}'; }
"""
UNAVAILABLE = """
  location / { default_type application/json; return 503 '{"code":503,"message":"Service Unavailable"}'; }
"""
FORBIDDEN = """
  location ~ ^/(project|session|v2/project)/ { default_type application/json; return 403 '{"code":1026,"message":"Your location is not allowed (export control)"}'; }
""" + SERVICE.replace("location ~ ^/(project|session|v2/project)/", "location ~ ^/unused/")
NO_UPGRADE = SERVICE.replace("location = /rumorwebsocketsv2 {",
                             "location = /rumorwebsocketsv2 { return 403; } location = /unused {")
PAGE = """
  location / { default_type text/html; return 200 "<!doctype html><html><head><title>Access denied</title></head><body>This page was blocked by your organisation.</body></html>"; }
"""
CONTROL = """
  location = /cdn-cgi/trace { default_type text/plain; return 200 "fl=1\\nh=www.cloudflare.com\\n"; }
  location = /generate_204 { return 204; }
  location / { default_type text/plain; return 404 "none\\n"; }
"""
RESOLVER = """
  location = /dns-query { proxy_pass http://127.0.0.1:%d; }
  location / { return 404; }
"""
OLD = " ssl_protocols TLSv1.2;"
CANARY = """
 server {{ listen {at}:80; server_name connectivitycheck.gstatic.com; location / {{ return 204; }} }}
 server {{ listen {at}:80; server_name www.msftconnecttest.com; default_type text/plain; location / {{ return 200 "Microsoft Connect Test"; }} }}
 server {{ listen {at}:80; server_name captive.apple.com; default_type text/html; location / {{ return 200 "<HTML><HEAD><TITLE>Success</TITLE></HEAD><BODY>Success</BODY></HTML>"; }} }}
 server {{ listen {at}:80; server_name detectportal.firefox.com; default_type text/plain; location / {{ return 200 "success\\n"; }} }}
"""


def tls(addresses, certificate, pki, body, port=443):
    listen = " ".join("listen %s:%d ssl; listen [%s]:%d ssl;" % (a, port, names.ipv6(a), port) for a in addresses)
    return " server { %s ssl_certificate %s; ssl_certificate_key %s; %s }\n" % (
        listen, pki.path(certificate + ".pem"), pki.path(certificate + ".key"), body)


def configuration(folder, pki):
    stand = names.STANDINS
    text = HEAD.format(folder=folder)
    text += tls([names.OPENTOK, names.TOKBOX], "service", pki, SERVICE % ECHO)
    text += tls([stand["expired"]], "expired", pki, SERVICE % ECHO)
    text += tls([stand["unavailable"]], "service", pki, UNAVAILABLE)
    text += tls([stand["elsewhere-forbidden"]], "service", pki, FORBIDDEN % ECHO)
    text += tls([stand["websocket-stalled"]], "service", pki, SERVICE % STALLED)
    text += tls([stand["websocket-refused"]], "service", pki, NO_UPGRADE % ECHO)
    text += tls([names.CLOUDFLARE, names.GSTATIC, *names.LITERALS], "control", pki, CONTROL)
    text += tls([stand["tls-12"]], "service", pki, OLD + SERVICE % ECHO)
    text += tls([names.DOH], "control", pki, RESOLVER % DOH)
    # A block page or a sign-in page, without TLS and with a certificate that nobody trusts.
    text += tls([stand["page"]], "corporate", pki, PAGE)
    text += " server { listen %s:80; %s }\n" % (stand["page"], PAGE)
    text += " server { listen %s:81; location / { return 302 http://%s/login; } }\n" % (stand["page"], stand["page"])
    text += (" server { listen %s:80; server_name ocsp.godaddy.com; location / { proxy_pass http://127.0.0.1:%d; } }\n"
             % (names.AUTHORITY, OCSP))
    text += (" server { listen %s:80; server_name crl.godaddy.com; default_type application/pkix-crl; root %s;"
             " location ~ \\.crl$ { } location / { return 404; } }\n" % (names.AUTHORITY, pki.folder))
    return text + CANARY.format(at=names.CANARY) + "}\n"
