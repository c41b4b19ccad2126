// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.LowerCase;
import app.clearline.model.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The words of a run that are private, and what stands in for each.
final class PrivateWords {

    static final String COMPUTER = "this-computer";
    static final String USER = "user";

    private final Set<String> open;
    private final Map<String, String> standIns = new LinkedHashMap<>();
    private final List<PrivateWord> found = new ArrayList<>();
    private final Map<String, String> titles = new HashMap<>();
    private final Addresses addresses;
    private final Map<String, String> met = new LinkedHashMap<>();

    private PrivateWords(Set<String> open) {
        this.open = open;
        this.addresses = new Addresses(open);
    }

    static PrivateWords of(Run run) {
        var words = new PrivateWords(run.service().endpoints().stream()
                .map(e -> LowerCase.of(e.host()))
                .collect(Collectors.toSet()));
        new PrivateSources(words).tell(run);
        // A name goes before the domain that it is in, and an address before the host in it.
        words.found.sort(Comparator.comparingInt(PrivateWord::length).reversed());
        return words;
    }

    /// `text` with each private word replaced.
    String hide(String text) {
        String title = titles.get(text);
        if (title != null) {
            met.putIfAbsent(text, title);
            return title;
        }
        String hidden = text;
        for (PrivateWord word : found) {
            hidden = word.hide(hidden, met::putIfAbsent);
        }
        return addresses.hide(hidden);
    }

    /// All that was replaced, with what stands there now.
    Map<String, String> met() {
        var all = new LinkedHashMap<>(met);
        all.putAll(addresses.met());
        return all;
    }

    /// Whether a host is one of the service's, or a domain that one of them is in.
    boolean open(String host) {
        String name = LowerCase.of(host);
        return open.stream().anyMatch(each -> each.equals(name) || each.endsWith("." + name));
    }

    /// A host, and the domain that it is in: an organisation's other hosts are as private as its proxy.
    void name(String kind, String host) {
        String name = LowerCase.of(host);
        if (Addresses.literal(name)) {
            if (!Addresses.loopback(name)) {
                put(name, standIn(kind));
            }
            return;
        }
        int dot = name.indexOf('.');
        put(name, standIn(kind));
        if (dot > 0 && name.indexOf('.', dot + 1) > 0) {
            put(name.substring(dot + 1), standIn("host"));
        }
    }

    /// The title of a page: where it stands alone, and where it is quoted. It may be a word that is in every text.
    void title(String title) {
        if (!title.isBlank() && !titles.containsKey(title)) {
            String standIn = standIn("page");
            titles.put(title, standIn);
            put('"' + title + '"', '"' + standIn + '"');
        }
    }

    void put(String word, String standIn) {
        if (!word.isBlank() && !open(word) && !word.equals("localhost")) {
            if (standIns.putIfAbsent(word, standIn) == null) {
                found.add(PrivateWord.of(word, standIn));
            }
        }
    }

    String standIn(String kind) {
        return kind + "-" + (standIns.size() + 1);
    }
}
