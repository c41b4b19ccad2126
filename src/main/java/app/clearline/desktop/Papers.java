// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Named;
import app.clearline.model.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/// What a run becomes on paper, and back. Blocking: called off the window's thread.
interface Papers {

    /// The kinds of paper; the id is the end of the file's name.
    enum Kind implements Named {
        PDF,
        HTML,
        JSON,
        TXT
    }

    /// The same in another language.
    Papers in(Locale language);

    /// Writes a run to a file.
    ///
    /// @param hide whether private data is left out
    void write(Run run, Kind kind, boolean hide, Path file) throws IOException;

    /// The run as plain text, for a ticket and for the preview.
    String text(Run run, boolean hide);

    /// Reads a saved run.
    ///
    /// @throws IOException where it cannot be read, or is none
    Run read(Path file) throws IOException;
}
