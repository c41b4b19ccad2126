// SPDX-License-Identifier: Apache-2.0
package app.clearline.report;

import app.clearline.model.Named;

/// What a run can be written as.
public enum Format implements Named {
    /// `clearline-run/1`: it can be read again.
    JSON,
    /// For a terminal or a ticket, at most 100 columns wide.
    TEXT,
    /// One page that needs nothing beside it.
    HTML,
    /// Tagged, with its fonts in it.
    PDF,
    /// The same on one page, for the person: headline, picture, causes.
    ONE_PAGE,
    /// What the run came to, for a ticket.
    MARKDOWN
}
