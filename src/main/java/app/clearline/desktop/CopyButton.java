// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import app.clearline.report.Texts;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Duration;

/// Puts a text on the clipboard, and says for two seconds that it did.
final class CopyButton extends Button {

    CopyButton(Texts texts, String key, Supplier<String> words) {
        super(texts.say(key).replace("_", ""), Parts.icon(Sign.COPY));
        String name = getText();
        setAccessibleText(name);
        setMinWidth(USE_PREF_SIZE);
        var pause = new PauseTransition(Duration.seconds(2));
        pause.setOnFinished(event -> say(name, Sign.COPY));
        setOnAction(event -> {
            var content = new ClipboardContent();
            content.putString(words.get());
            Clipboard.getSystemClipboard().setContent(content);
            say(texts.say("desktop.copied"), Sign.CHECK);
            pause.playFromStart();
        });
    }

    private void say(String words, Sign icon) {
        setText(words);
        setAccessibleText(words);
        setGraphic(Parts.icon(icon));
    }
}
