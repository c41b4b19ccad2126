// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.LowerCase;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds address literals in texts, and addresses of network cards, and gives each a stand-in. Loopback and the
/// addresses of the profile stay.
final class Addresses {

    private static final String FOUR = "\\d{1,3}(?:\\.\\d{1,3}){3}";
    private static final Pattern V4 = Pattern.compile("(?<!\\d)(?<!\\d\\.)" + FOUR + "(?!\\.?\\d)");
    private static final Pattern V6 = Pattern.compile(
            "(?<![\\p{Alnum}:.])(?:\\p{XDigit}{0,4}:){2,7}(?:" + FOUR + "|\\p{XDigit}{0,4})(?![\\p{Alnum}:])");

    private static final Pattern CARD = Pattern.compile(
            "(?<![\\p{Alnum}:.-])\\p{XDigit}{2}(?:([:-])\\p{XDigit}{2})(?:\\1\\p{XDigit}{2}){4}(?![\\p{Alnum}:-])");

    private final Set<String> open;
    private final Map<String, String> standIns = new LinkedHashMap<>();

    Addresses(Set<String> open) {
        this.open = open;
    }

    String hide(String text) {
        String hidden = CARD.matcher(text).replaceAll(m -> Matcher.quoteReplacement(standIn(m.group())));
        hidden = V6.matcher(hidden)
                .replaceAll(m -> Matcher.quoteReplacement(six(m.group()) ? standIn(m.group()) : m.group()));
        return V4.matcher(hidden).replaceAll(m -> Matcher.quoteReplacement(standIn(m.group())));
    }

    /// All that was replaced, with what stands there now.
    Map<String, String> met() {
        return new LinkedHashMap<>(standIns);
    }

    private String standIn(String address) {
        String key = LowerCase.of(address);
        if (loopback(key) || open.contains(key)) {
            return address;
        }
        return standIns.computeIfAbsent(key, k -> "address-" + (standIns.size() + 1));
    }

    static boolean literal(String host) {
        return V4.matcher(host).matches() || (V6.matcher(host).matches() && six(host));
    }

    static boolean loopback(String host) {
        return host.startsWith("127.") || host.equals("::1") || host.equals("0.0.0.0") || host.equals("::");
    }

    /// A time of day has colons as well: an IPv6 address has eight groups, or a gap.
    private static boolean six(String text) {
        return (text.contains("::") && !text.equals("::"))
                || text.chars().filter(c -> c == ':').count() == (text.contains(".") ? 6 : 7);
    }
}
