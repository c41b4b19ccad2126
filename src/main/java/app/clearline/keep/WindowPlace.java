// SPDX-License-Identifier: Apache-2.0
package app.clearline.keep;

import java.util.List;
import java.util.regex.Pattern;

/// Where the window was, in the coordinates of the desktop.
///
/// @param maximized whether it filled the screen; the rest then is its place before that
public record WindowPlace(int x, int y, int width, int height, boolean maximized) {

    private static final Pattern TEXT =
            Pattern.compile("(-?[0-9]{1,5}),(-?[0-9]{1,5}),([0-9]{1,5}),([0-9]{1,5})(,maximized)?");
    /// So much of the title bar must be on a screen that it can be grabbed.
    private static final int GRIP = 120;

    private static final int BAR = 32;

    /// A part of the desktop that is shown somewhere.
    public record Screen(int x, int y, int width, int height) {}

    static WindowPlace parse(String text) {
        var match = TEXT.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not x,y,width,height");
        }
        return new WindowPlace(
                Integer.parseInt(match.group(1)),
                Integer.parseInt(match.group(2)),
                Integer.parseInt(match.group(3)),
                Integer.parseInt(match.group(4)),
                match.group(5) != null);
    }

    /// Whether the window can be seen and grabbed where it was: a screen may be gone.
    public boolean fits(List<Screen> screens, int leastWidth, int leastHeight) {
        return width >= leastWidth
                && height >= leastHeight
                && screens.stream()
                        .anyMatch(s -> x + width >= s.x + GRIP
                                && x <= s.x + s.width - GRIP
                                && y >= s.y
                                && y + BAR <= s.y + s.height
                                && width <= s.width
                                && height <= s.height);
    }

    @Override
    public String toString() {
        return x + "," + y + "," + width + "," + height + (maximized ? ",maximized" : "");
    }
}
