// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// The choosers of the system.
record NativeFileChoice(Window owner) implements FileChoice {

    @Override
    public Optional<Path> open(String title, String kind, String pattern) {
        return Optional.ofNullable(chooser(title, kind, pattern).showOpenDialog(owner))
                .map(File::toPath);
    }

    @Override
    public Optional<Path> save(String title, String kind, String pattern, String name) {
        FileChooser chooser = chooser(title, kind, pattern);
        chooser.setInitialFileName(name);
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }

    private static FileChooser chooser(String title, String kind, String pattern) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind, pattern.split(";", -1)));
        return chooser;
    }
}
