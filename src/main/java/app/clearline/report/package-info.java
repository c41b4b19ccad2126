// SPDX-License-Identifier: Apache-2.0
/// A run becomes PDF, HTML, JSON and text, and JSON becomes a run again. Holds the message bundle.
@NullMarked
package app.clearline.report;

import org.jspecify.annotations.NullMarked;
