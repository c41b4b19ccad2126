// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

/// The signs of the window: our own drawings, each one line on a field of 24 by 24, as an SVG path.
enum Sign {
    /// The mark of the program: a line that goes through a ring.
    CLEARLINE("M5.8 8a7.5 7.5 0 0 1 12.4 0M5.8 16a7.5 7.5 0 0 0 12.4 0M2 12h20M12 12h.01"),

    // What became of something.
    PASS(Sign.RING + "M8 12.4l2.8 2.8l5.2-5.8"),
    WARN("M12 4l9.2 16H2.8zM12 10v4.2M12 17h.01"),
    FAIL(Sign.RING + "M9 9l6 6M15 9l-6 6"),
    UNKNOWN(Sign.RING + "M9.5 9.6a2.5 2.5 0 1 1 3.7 2.2c-.8.4-1.2 1-1.2 1.9M12 16.8h.01"),
    NONE(Sign.RING + "M8 12h8"),
    WAIT(Sign.RING),
    BUSY("M12 3a9 9 0 1 1-9 9M12 7v5l3 2"),
    HERE(Sign.RING + "M12 9.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 0 0 0-5z"),
    INFO(Sign.RING + "M12 11v5.5M12 7.6h.01"),
    CHECK("M5 12.5l4.5 4.5L19 7.5"),
    FIXED("M12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2 2M16.4 16.4l2 2M9.3 12.2l2 2l3.6-4"),

    // What can be done.
    NEXT("M4 12h15M13 6l6 6l-6 6"),
    BACK("M20 12H5M11 6l-6 6l6 6"),
    CLOSE("M6 6l12 12M18 6L6 18"),
    COPY("M9 10a1 1 0 0 1 1-1h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1zM5 15a1 1 0 0 1-1-1V5a1 1 0 0 1"
            + " 1-1h9a1 1 0 0 1 1 1"),
    ALL_AGAIN("M20 11a8 8 0 0 0-13.9-4.2L4 8.8M4 4v4.8h4.8M4 13a8 8 0 0 0 13.9 4.2l2.1-2M20 20v-4.8h-4.8"),
    AGAIN("M4.3 14a8 8 0 1 0 1.3-6.5L4 9.2M4 4.4v4.8h4.8"),
    STOP("M7 6h10a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1z"),
    ENTER("M14 4h5v16h-5M4 12h10M10 8l4 4l-4 4"),
    SEARCH("M10.5 4a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13zM15.4 15.4l5.1 5.1"),
    SAVE("M12 4v11M7.5 10.8l4.5 4.5l4.5-4.5M4 20h16"),
    MAIL("M3 5h18v14H3zM3.5 6l8.5 7l8.5-7"),
    FILTER("M4 5h16l-6 7.5V18l-4 2v-7.5z"),
    MORE("M9 6l6 6l-6 6"),
    HOME("M3 11.5L12 4l9 7.5M6 9.5V20h12V9.5"),
    SETTINGS("M4 7h8M18 7h2M4 17h2M12 17h8M15 4.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 0 0 0-5zM9 14.5a2.5 2.5 0 1 0 0 5a2.5 2.5"
            + " 0 0 0 0-5z"),
    HISTORY(Sign.RING + "M12 7v5l3.5 2"),
    WATCH("M2 12h4l3-7.5l6 15l3-7.5h4"),

    // Light.
    MOON("M19.8 14.3A8 8 0 1 1 9.7 4.2a6.5 6.5 0 0 0 10.1 10.1z"),
    SUN("M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4"
            + "M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4"),
    SYSTEM(Sign.RING + "M12 3v18M15 4.2v15.6M18 6v12"),

    // Things.
    SCREEN("M4 4h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1zM8 20h8M12 16v4"),
    TABLET("M7 2.5h10a1 1 0 0 1 1 1v17a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1v-17a1 1 0 0 1 1-1zM11 18h2"),
    FILE("M6 3h8l5 5v13H6zM14 3v5h5M9 13h6M9 17h6"),
    FOLDER("M3 19V6a1 1 0 0 1 1-1h5l2 3h9a1 1 0 0 1 1 1v10z"),
    GLOBE(Sign.RING + "M3 12h18M12 3c2.7 2.6 4 5.6 4 9s-1.3 6.4-4 9c-2.7-2.6-4-5.6-4-9s1.3-6.4 4-9z"),
    CAMERA("M4 7h10a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1zM15 11l6-4v10l-6-4"),
    SERVER("M4 4h16v7H4zM4 14h16v6H4zM8 7.5h.01M8 17h.01M12 7.5h4M12 17h4"),
    WALL("M3 5h18v14H3zM3 9.7h18M3 14.3h18M9 5v4.7M15 5v4.7M12 9.7v4.6M6.5 9.7v4.6M17.5 9.7v4.6M9 14.3V19M15 14.3V19"),
    WAVES("M12 19h.01M8.5 15.5a5 5 0 0 1 7 0M5.5 12a9.5 9.5 0 0 1 13 0M2.5 8.5a14 14 0 0 1 19 0"),
    KEY("M8 11.5a4 4 0 1 0 0 8a4 4 0 0 0 0-8zM10.8 12.7L19.5 4M16 7.5l3 3"),
    LOCK("M5 11h14v10H5zM8 11V8a4 4 0 0 1 8 0v3"),
    CODE("M8 6l-6 6l6 6M16 6l6 6l-6 6"),
    LINES("M4 6h16M4 12h11M4 18h16"),
    PERSON("M12 4a4 4 0 1 0 0 8a4 4 0 0 0 0-8zM4 21c.5-4.4 3.2-6.5 8-6.5s7.5 2.1 8 6.5"),
    FLASK("M9 3h6M10 3v6L4.6 18.4A1.7 1.7 0 0 0 6.1 21h11.8a1.7 1.7 0 0 0 1.5-2.6L14 9V3M7.5 15h9"),

    // What goes wrong.
    CALL_FAILS(Sign.HANDSET + "M15 4l5 5M20 4l-5 5"),
    CALL_DROPS(Sign.HANDSET + "M17.5 3v6M15 6.6l2.5 2.5l2.5-2.5"),
    POOR("M4 10v4M8 6.5v11M12 11v2M16 3.5v17M20 11v2"),

    // Ways out.
    STRAIGHT("M3 12h17M15 7l5 5l-5 5"),
    HIDDEN("M2.5 12c2.5-4.3 5.6-6.5 9.5-6.5s7 2.2 9.5 6.5c-2.5 4.3-5.6 6.5-9.5 6.5S5 16.3 2.5 12zM4 4l16 16"),
    SHUFFLE("M3 7h4l10 10h4M3 17h4L17 7h4M18 4l3 3l-3 3M18 14l3 3l-3 3"),

    // Browsers, by what they remind of; not their marks.
    CHROME(Sign.RING + "M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8zM12 8h8M8.5 14L4.5 7.1M15.5 14l-4 7"),
    FLAME("M12 21a7 7 0 0 1-7-7c0-3.8 3-5 3-9c2.6.9 4 2.8 4 5c1-.8 1.6-2 1.6-3.4C17 8.4 19 11 19 14a7 7 0 0 1-7 7z"),
    WAVE("M3.2 14.5C3.5 8 8 4 12.7 4c4.6 0 8.1 3.3 8.1 7c0 2.6-2 4-4.4 4H11c.3 2.8 3 4.5 6.8 3.8C16 20.3 14 21 12 21"
            + "c-5 0-8.8-3-8.8-6.5z"),
    COMPASS(Sign.RING + "M15.8 8.2l-2.1 5.5l-5.5 2.1l2.1-5.5z"),
    OVAL(Sign.RING + "M12 6.5c2.2 0 3.5 2.4 3.5 5.5s-1.3 5.5-3.5 5.5s-3.5-2.4-3.5-5.5s1.3-5.5 3.5-5.5z"),
    SHIELD("M12 3l8 3v6c0 4.5-3.2 7.5-8 9c-4.8-1.5-8-4.5-8-9V6z"),
    ORBIT("M4.5 12.5h15.3A7.8 7.8 0 1 0 18 17"),
    APP("M4 5h16a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM3 9.5h18M6 7.3h.01M9 7.3h.01");

    private static final String RING = "M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18z";
    private static final String HANDSET = "M5 4h3.5l1.7 5l-2.3 1.7a12.5 12.5 0 0 0 5.4 5.4l1.7-2.3l5 1.7V19"
            + "a1 1 0 0 1-1 1A15.5 15.5 0 0 1 4 5a1 1 0 0 1 1-1z";

    private final String path;

    Sign(String path) {
        this.path = path;
    }

    /// The drawing, as the `d` of an SVG path.
    String path() {
        return path;
    }
}
