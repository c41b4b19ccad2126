// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinReg;
import java.util.List;
import java.util.Optional;

/// The registry of the Windows that this program runs on. To be made on Windows only.
final class WindowsRegistry implements Registry {

    private static final int MOST_KEYS = 2000;

    @Override
    public Optional<Object> value(Hive hive, String key, String name) {
        try {
            return Optional.ofNullable(Advapi32Util.registryGetValue(root(hive), key, name));
        } catch (Win32Exception | IllegalArgumentException e) { // no such value, or not ours to read
            return Optional.empty();
        }
    }

    @Override
    public List<String> keys(Hive hive, String key) {
        try {
            List<String> names = List.of(Advapi32Util.registryGetKeys(root(hive), key));
            return names.subList(0, Math.min(names.size(), MOST_KEYS));
        } catch (Win32Exception e) { // no such key, or not ours to read
            return List.of();
        }
    }

    private static WinReg.HKEY root(Hive hive) {
        return switch (hive) {
            case LOCAL_MACHINE -> WinReg.HKEY_LOCAL_MACHINE;
            case CURRENT_USER -> WinReg.HKEY_CURRENT_USER;
        };
    }
}
