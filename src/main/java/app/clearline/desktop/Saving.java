// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.model.Run;
import app.clearline.report.Texts;
import java.nio.file.Path;

/// Asks for a file, writes it away from the window's thread, and tells how that went.
///
/// @param told where it is told; hidden until then
record Saving(Texts texts, FileChoice files, Verdict told) {

    /// What saved runs are called: the second is what the system opens with this program.
    static final String RUNS = "*.json;*.clearline";

    /// Writes a file; blocking.
    @FunctionalInterface
    interface Writing {
        void to(Path file) throws Exception;
    }

    Saving {
        told.say(RowState.Stage.PASS, "");
    }

    /// Saves a run as paper.
    void paper(Papers papers, Run run, Papers.Kind kind, boolean hide) {
        String extension = kind.extension();
        file(
                "desktop.report.save.title",
                "desktop.report.kind." + extension,
                "clearline-" + run.service().id() + "." + extension,
                file -> papers.write(run, kind, hide, file));
    }

    /// Saves something else.
    ///
    /// @param title key of the chooser's title
    /// @param kind key of what such files are called
    /// @param name suggested; files end as it does
    void file(String title, String kind, String name, Writing writing) {
        String own = "*" + name.substring(name.lastIndexOf('.'));
        String pattern = RUNS.startsWith(own + ";") ? RUNS : own;
        files.save(texts.say(title), texts.say(kind), pattern, name)
                .ifPresent(file -> Crossing.fetch(
                        () -> {
                            writing.to(file);
                            return file;
                        },
                        done -> told.say(
                                RowState.Stage.PASS, texts.say("desktop.report.saved", "file", done.toString())),
                        this::complain));
    }

    void complain(Exception problem) {
        told.say(RowState.Stage.FAIL, texts.say("desktop.report.failed", "why", String.valueOf(problem.getMessage())));
    }
}
