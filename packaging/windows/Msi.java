// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// Makes an MSI of the program's folder: `java packaging/windows/Msi.java perUser|perMachine FOLDER OUT` at the root of
/// the clone.
///
/// Uses WiX 3 where the variable `WIX` says that it is, as on the builders of the release, else `wixl` (msitools),
/// which
/// is there on Linux. Writes `OUT/Clearline-VERSION-x64.msi`, or `…-x64-user.msi` for one person.
public final class Msi {

    private static final Path SOURCE = Path.of("packaging/windows/clearline.wxs");

    private static final String WIX = System.getenv("WIX");

    private final String scope;
    private final Path out;
    private final StringBuilder tree = new StringBuilder();
    private final StringBuilder group = new StringBuilder();
    private int count;

    private Msi(String scope, Path out) {
        this.scope = scope;
        this.out = out;
    }

    public static void main(String[] args) throws Exception {
        if (args.length != 3 || !List.of("perUser", "perMachine").contains(args[0])) {
            throw new IllegalArgumentException("java packaging/windows/Msi.java perUser|perMachine FOLDER OUT");
        }
        Path folder = Path.of(args[1]).toAbsolutePath();
        Path out = Files.createDirectories(Path.of(args[2]).toAbsolutePath());
        Path files = out.resolve("files-" + args[0] + ".wxs");
        Files.writeString(files, new Msi(args[0], out).list(folder));
        String user = args[0].equals("perUser") ? "-user" : "";
        Path msi = out.resolve("Clearline-" + version() + "-x64" + user + ".msi");
        make(args[0], files, msi);
        Files.delete(files);
        System.out.println(msi);
    }

    /// A component for each file, as Windows Installer wants it, with a GUID that comes from its place: the same in
    /// each version.
    private String list(Path folder) throws IOException {
        walk(folder, folder);
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">
            <Fragment><DirectoryRef Id="INSTALLDIR">
            %s</DirectoryRef></Fragment>
            <Fragment><ComponentGroup Id="Files">
            %s</ComponentGroup></Fragment>
            </Wix>
            """.formatted(tree, group);
    }

    private void walk(Path root, Path folder) throws IOException {
        List<Path> inside;
        try (Stream<Path> found = Files.list(folder)) {
            inside = found.sorted().toList();
        }
        for (Path each : inside) {
            String place = root.relativize(each).toString().replace('\\', '/');
            String name = xml(each.getFileName().toString());
            if (Files.isDirectory(each)) {
                tree.append("<Directory Id=\"d%d\" Name=\"%s\">%n".formatted(++count, name));
                walk(root, each);
                tree.append("</Directory>\n");
            } else {
                UUID guid = UUID.nameUUIDFromBytes((scope + ":clearline:" + place).getBytes(StandardCharsets.UTF_8));
                String id = "f" + ++count;
                tree.append("<Component Id=\"c%s\" Guid=\"%s\" Win64=\"yes\">"
                        .formatted(id, guid.toString().toUpperCase()));
                tree.append("<File Id=\"%s\" Name=\"%s\" Source=\"%s\" KeyPath=\"yes\"/>"
                        .formatted(id, name, xml(source(each))));
                tree.append("</Component>\n");
                group.append("<ComponentRef Id=\"c%s\"/>%n".formatted(id));
            }
        }
    }

    /// wixl looks for files from where the list of them is, and knows no other way.
    private String source(Path file) {
        return WIX == null ? out.relativize(file).toString() : file.toString();
    }

    private static void make(String scope, Path files, Path msi) throws IOException, InterruptedException {
        if (WIX == null) {
            run(
                    "wixl",
                    "-a",
                    "x64",
                    "-D",
                    "Scope=" + scope,
                    "-D",
                    "Version=" + version(),
                    "-D",
                    "Tool=wixl",
                    "-o",
                    msi.toString(),
                    SOURCE.toString(),
                    files.toString());
            return;
        }
        Path out = msi.resolveSibling("wix-" + scope);
        Files.createDirectories(out);
        run(
                Path.of(WIX, "bin", "candle.exe").toString(),
                "-nologo",
                "-arch",
                "x64",
                "-dScope=" + scope,
                "-dVersion=" + version(),
                "-dTool=wix3",
                "-out",
                out + "\\",
                SOURCE.toString(),
                files.toString());
        // Files in a profile have files for key paths, which is fine: each person has their own copy (ICE 38, 64, 91).
        var light = new ArrayList<>(List.of(
                Path.of(WIX, "bin", "light.exe").toString(),
                "-nologo",
                "-sice:ICE38",
                "-sice:ICE64",
                "-sice:ICE91",
                "-out",
                msi.toString()));
        light.add(out.resolve("clearline.wixobj").toString());
        light.add(out.resolve(files.getFileName().toString().replace(".wxs", ".wixobj"))
                .toString());
        run(light.toArray(String[]::new));
    }

    private static String version() throws IOException {
        try (Stream<String> project = Files.lines(Path.of("pom.xml"))) {
            return project.filter(line -> line.startsWith("  <version>"))
                    .map(line -> line.replaceAll("</?version>", "").strip())
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static void run(String... command) throws IOException, InterruptedException {
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException(command[0] + " ended with " + exit);
        }
    }
}
