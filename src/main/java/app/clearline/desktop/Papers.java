// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Named;
import app.clearline.model.Run;
import app.clearline.report.HidePrivate;
import app.clearline.report.PdfPages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// What a run becomes on paper, and back. Blocking: called off the window's thread.
interface Papers {

    /// The kinds of paper.
    enum Kind implements Named {
        /// Everything, for the technician.
        PDF,
        /// One page for the person, as PDF.
        ONE_PAGE,
        HTML,
        JSON,
        TXT,
        /// A draft of a mail that asks the administrator for the change.
        EML;

        /// The end of its file's name.
        String extension() {
            return this == ONE_PAGE ? PDF.id() : id();
        }
    }

    /// The same in another language.
    Papers in(Locale language);

    /// Writes a run to a file.
    ///
    /// @param hide whether private data is left out
    void write(Run run, Kind kind, boolean hide, Path file) throws IOException;

    /// Draws the pages of `PDF` or `ONE_PAGE`, and hands each over once it is drawn.
    void draw(Run run, Kind kind, boolean hide, Consumer<PdfPages.Page> page) throws IOException, InterruptedException;

    /// The run for a ticket, in Markdown.
    String ticket(Run run, boolean hide);

    /// What the administrator is asked for, as text.
    String request(Run run, boolean hide);

    /// What is left out of a paper with private data hidden.
    List<HidePrivate.Hidden> hidden(Run run);

    /// The run as it is saved, private data included.
    String json(Run run);

    /// Reads a saved run.
    ///
    /// @throws IOException where it cannot be read, or is none
    Run read(Path file) throws IOException;
}
