// SPDX-License-Identifier: Apache-2.0
package app.clearline.service;

/// A profile that cannot be used, and where.
public final class ProfileException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final int column;

    /// @param line counted from 1; 0 where the mistake is nowhere in the file
    /// @param column likewise
    public ProfileException(String file, int line, int column, String mistake) {
        super((line == 0 ? file : file + ":" + line + ":" + column) + ": " + mistake);
        this.file = file;
        this.line = line;
        this.column = column;
    }

    public String file() {
        return file;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
