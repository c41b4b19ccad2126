// SPDX-License-Identifier: Apache-2.0
package app.clearline.respond;

import java.util.LinkedHashMap;
import java.util.Map;

/// A map that holds no more than so many: whatever was not used for longest makes room. Not safe for several threads.
final class LastUsed<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;

    private final int most;

    LastUsed(int most) {
        super(16, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
