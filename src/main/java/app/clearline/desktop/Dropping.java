// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.TransferMode;

/// A saved report that is dropped on the window is opened.
final class Dropping {

    private Dropping() {}

    /// @param open what is done with the file
    static void into(Scene scene, Consumer<Path> open) {
        scene.setOnDragOver(event -> {
            if (report(event.getDragboard().getFiles()).isPresent()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        scene.setOnDragDropped(event -> {
            Optional<Path> file = report(event.getDragboard().getFiles());
            file.ifPresent(open);
            event.setDropCompleted(file.isPresent());
            event.consume();
        });
    }

    /// One file whose name says that it is a report; several at once are none.
    static Optional<Path> report(List<File> files) {
        if (files.size() != 1) {
            return Optional.empty();
        }
        String name = files.getFirst().getName().toLowerCase(Locale.ROOT);
        return name.endsWith(".json") || name.endsWith(".clearline")
                ? Optional.of(files.getFirst().toPath())
                : Optional.empty();
    }
}
