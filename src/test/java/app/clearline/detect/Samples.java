// SPDX-License-Identifier: Apache-2.0
package app.clearline.detect;

import app.clearline.model.FoundProxy;
import app.clearline.model.HostPort;
import app.clearline.model.ProxySetting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What the systems write, as files of `src/test/resources/detect`.
final class Samples {

    private Samples() {}

    static byte[] bytes(String name) {
        try (InputStream in = Samples.class.getResourceAsStream("/detect/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no sample " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) { // the class path itself is broken
            throw new UncheckedIOException(e);
        }
    }

    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    /// Puts a sample where a machine would have it.
    static void put(Path root, String at, String name) throws IOException {
        Path file = root.resolve(at);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes(name));
    }

    /// A machine below `root` with its home in `home/erika`.
    static Place place(Path root, Map<String, String> environment) {
        return new Place(root, root.resolve("home/erika"), environment);
    }

    static ProxySetting http(String host, int port) {
        return new ProxySetting.Http(new HostPort(host, port));
    }

    static ProxySetting socks(String host, int port) {
        return new ProxySetting.Socks(new HostPort(host, port));
    }

    static ProxySetting pac(String uri) {
        return new ProxySetting.Pac(URI.create(uri));
    }

    static FoundProxy found(String owner, ProxySetting setting, String source, String... bypass) {
        return new FoundProxy(owner, setting, source, List.of(bypass));
    }
}
