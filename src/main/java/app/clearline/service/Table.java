// SPDX-License-Identifier: Apache-2.0
package app.clearline.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// A table of a profile with keys from a closed list, each at most once.
record Table(Entry place, Map<String, Entry> entries) {

    static Table of(Entry place, List<String> known) throws ProfileException {
        if (!(place.node() instanceof MappingNode mapping)) {
            throw place.mistake("expected a table with " + String.join(", ", known));
        }
        var entries = new LinkedHashMap<String, Entry>();
        for (NodeTuple tuple : mapping.getValue()) {
            var key = new Entry(place.file(), tuple.getKeyNode());
            if (!(key.node() instanceof ScalarNode scalar)) {
                throw key.mistake("a key is one word; known: " + String.join(", ", known));
            }
            String name = scalar.getValue();
            if (!known.contains(name)) {
                throw key.mistake("unknown key \"" + Entry.shown(name) + "\"; known: " + String.join(", ", known));
            }
            if (entries.put(name, new Entry(place.file(), tuple.getValueNode())) != null) {
                throw key.mistake("the key \"" + name + "\" stands here twice");
            }
        }
        return new Table(place, entries);
    }

    /// What stands under a key that must be there.
    Entry get(String key) throws ProfileException {
        Entry entry = entries.get(key);
        if (entry == null) {
            throw place.mistake("the key \"" + key + "\" is missing");
        }
        return entry;
    }

    Optional<Entry> find(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    /// The text under a key, or what stands in for it where the key is missing.
    String text(String key, int longest, String otherwise) throws ProfileException {
        Entry entry = entries.get(key);
        return entry == null ? otherwise : entry.text(longest);
    }
}
