// SPDX-License-Identifier: Apache-2.0
package app.clearline.model;

import org.jspecify.annotations.Nullable;

/// From which version on a browser can use the service.
///
/// @param floor the oldest version that works; null: the product never works
/// @param recommended the oldest version with which everything works; null: as `floor`
/// @param newest the newest version known when the profile was written; null: not known
/// @param advice what to use instead, a product's id; null: a newer version of the same
public record BrowserSupport(
        BrowserName name,
        @Nullable Version floor,
        @Nullable Version recommended,
        @Nullable Version newest,
        @Nullable BrowserName advice) {}
