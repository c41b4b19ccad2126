// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import app.clearline.model.BrowserName;
import app.clearline.model.FoundProxy;
import app.clearline.model.ProxySetting;
import java.util.List;
import java.util.Optional;

/// Which of the settings found on a machine a browser follows.
final class FollowedProxy {

    private FollowedProxy() {}

    static Optional<FoundProxy> of(List<FoundProxy> found, BrowserName browser) {
        return first(found, browser.id()).or(() -> first(found, ProxyText.SYSTEM));
    }

    /// The first setting of an owner is the one in force. Where it is not known, mostly because automatic detection
    /// is on and may well find nothing, that counts which is set beside it at the same place, or what the system
    /// itself decided; a mere "no proxy" beside it settles nothing.
    private static Optional<FoundProxy> first(List<FoundProxy> found, String owner) {
        List<FoundProxy> own =
                found.stream().filter(each -> each.owner().equals(owner)).toList();
        if (own.isEmpty() || !(own.getFirst().setting() instanceof ProxySetting.Unknown)) {
            return own.stream().findFirst();
        }
        FoundProxy unknown = own.getFirst();
        return own.stream()
                .filter(each -> named(each.setting()))
                .filter(each ->
                        each.source().equals(JavaProxy.SOURCE) || place(each).equals(place(unknown)))
                .findFirst()
                .or(() -> Optional.of(unknown));
    }

    private static boolean named(ProxySetting setting) {
        return switch (setting) {
            case ProxySetting.Http http -> true;
            case ProxySetting.Socks socks -> true;
            case ProxySetting.Pac pac -> true;
            case ProxySetting.Transparent transparent -> true;
            case ProxySetting.Unknown unknown -> false;
            case ProxySetting.None none -> false;
        };
    }

    /// The part of a source before the comma, such as `Windows settings`.
    private static String place(FoundProxy found) {
        return found.source().split(",", 2)[0];
    }
}
