// SPDX-License-Identifier: Apache-2.0
package app.clearline.diagnose;

import app.clearline.model.LowerCase;
import java.util.List;
import java.util.Optional;

/// Products that open TLS, known by the words of the certificates that they sign with.
final class Inspectors {

    /// The words, longest first where one holds another, and the product that each names.
    private static final List<String> WORDS = List.of(
            "zscaler",
            "netskope",
            "cisco umbrella",
            "forcepoint",
            "websense",
            "skyhigh",
            "mcafee web gateway",
            "blue coat",
            "lightspeed",
            "securly",
            "smoothwall",
            "fortinet",
            "fortigate",
            "sophos",
            "sonicwall",
            "watchguard",
            "check point",
            "barracuda",
            "untangle",
            "squid",
            "kaspersky",
            "eset ssl filter",
            "avast",
            "avg",
            "norton web",
            "bitdefender",
            "charles proxy",
            "fiddler",
            "mitmproxy",
            "portswigger",
            "zap",
            "proxyman",
            "iboss",
            "menlo",
            "palo alto",
            "pan-os",
            "prisma",
            "pfsense",
            "opnsense",
            "adguard",
            "dr.web");

    private Inspectors() {}

    /// The product that an issuer's distinguished name speaks of; words count as a whole.
    static Optional<String> named(String issuer) {
        String lower = LowerCase.of(issuer);
        return WORDS.stream().filter(word -> asWord(lower, word)).findFirst();
    }

    private static boolean asWord(String text, String word) {
        int at = text.indexOf(word);
        if (at < 0) {
            return false;
        }
        int end = at + word.length();
        return (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
                && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
    }
}
