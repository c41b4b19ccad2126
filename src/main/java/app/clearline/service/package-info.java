// SPDX-License-Identifier: Apache-2.0
/// What a service requires: the built-in profiles, and reading and checking a profile file.
@NullMarked
package app.clearline.service;

import org.jspecify.annotations.NullMarked;
