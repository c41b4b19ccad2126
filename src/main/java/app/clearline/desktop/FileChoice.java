// SPDX-License-Identifier: Apache-2.0
package app.clearline.desktop;

import java.nio.file.Path;
import java.util.Optional;

/// Asks the person for a file; empty where they change their mind. Behind an interface, since a native chooser cannot
/// be shown everywhere.
interface FileChoice {

    /// A file to read.
    ///
    /// @param title of the chooser
    /// @param kind what such files are called
    /// @param pattern such as `*.json`; several with `;` between them
    Optional<Path> open(String title, String kind, String pattern);

    /// A file to write.
    ///
    /// @param name what it is called unless the person says otherwise
    Optional<Path> save(String title, String kind, String pattern, String name);
}
