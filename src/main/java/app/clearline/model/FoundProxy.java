// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.util.List;

/// A proxy setting found on this machine.
///
/// @param owner who follows it: `system`, or a browser's id
/// @param source where it was read, such as `environment variable https_proxy`
/// @param bypass hosts that go around it
public record FoundProxy(String owner, ProxySetting setting, String source, List<String> bypass) {

    public FoundProxy {
        bypass = List.copyOf(bypass);
    }
}
