// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import java.util.Set;

/// What the person said or confirmed, after `system` was replaced by what the system has.
///
/// @param login how the proxy asks for credentials; `NONE` where there is no proxy
/// @param inspection whether a middlebox opens TLS, as far as the person knows
/// @param detected the names of those components that were detected here and not overruled (`browser`, `os`, `proxy`)
public record Answers(
        Complaint complaint,
        Device device,
        Browser browser,
        OperatingSystem os,
        ProxySetting proxy,
        ProxyLogin login,
        Known inspection,
        Set<String> detected) {

    /// Nothing is known: what the checks that need no answers start from.
    public static final Answers UNKNOWN = new Answers(
            Complaint.JUST_CHECK,
            Device.THIS_COMPUTER,
            Browser.UNKNOWN,
            OperatingSystem.UNKNOWN,
            new ProxySetting.Unknown(),
            ProxyLogin.UNKNOWN,
            Known.UNKNOWN,
            Set.of());

    public Answers {
        detected = Set.copyOf(detected);
    }

    public Answers withProxy(ProxySetting setting) {
        return new Answers(complaint, device, browser, os, setting, login, inspection, detected);
    }
}
