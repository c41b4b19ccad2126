// SPDX-License-Identifier: Apache-2.0
package app.clearline.console;

import app.clearline.model.ProxySetting;
import org.jspecify.annotations.Nullable;

/// What `--proxy` says.
///
/// @param setting null: whatever the system has
record ProxyWish(@Nullable ProxySetting setting) {

    static final ProxyWish SYSTEM = new ProxyWish(null);
}
