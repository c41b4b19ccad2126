// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.application.Platform;

/// The one place where work leaves the window's thread and its results come back.
final class Crossing {

    private Crossing() {}

    /// Does `work` on a virtual thread; then `done`, or `failed` where it threw, on the window's thread.
    static <T> void fetch(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        Thread.ofVirtual().name("clearline-window-work").start(() -> {
            try {
                T result = work.call();
                home(() -> done.accept(result));
            } catch (InterruptedException e) {
                // Nobody waits for it any more.
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                // Whatever went wrong is for the caller to show.
                home(() -> failed.accept(e));
            }
        });
    }

    /// Brings `action` to the window's thread.
    static void home(Runnable action) {
        if (Platform.isFxApplicationThread()) {
            action.run();
        } else {
            Platform.runLater(action);
        }
    }
}
