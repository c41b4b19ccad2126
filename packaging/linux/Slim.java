// SPDX-License-Identifier: Apache-2.0

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.LocalVariableType;
import java.lang.classfile.MethodTransform;
import java.lang.constant.ClassDesc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Copies the jars of a folder into another and leaves out what `slim.list` names, and what only debuggers read: names of
/// local variables, and in libraries the numbers of lines. Licences and notices stay, a jar that was changed says so, and
/// jars under licences that ask for more (`whole` in the list) are copied as they are; those that are `away` are not.
/// Classes from before Java 6 get the version of Java 8. The same jars each time.
///
/// `java Slim.java FROM TO LIST SECONDS`: folders, the list, the date since 1970.
final class Slim {

    private static final Pattern LICENCE = Pattern.compile("(?i).*(licen[cs]e|notice|copying|LGPL|AL2).*");
    private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
    private static final String OURS = "clearline-";
    private static final String SAID = "META-INF/CHANGED-BY-CLEARLINE.txt";
    private static final byte[] CHANGED = """
            The package of Clearline left entries out of this jar, and what debuggers read out of its classes;
            classes from before Java 6 have the version of Java 8 there, and stack maps.
            The list is packaging/linux/slim.list in its source. The whole jar is on Maven Central.
            """.getBytes(StandardCharsets.UTF_8);
    /// The first version of class files that has them.
    private static final int STACK_MAPS = ClassFile.JAVA_6_VERSION;

    private static final ClassFile CLASSES = ClassFile.of(ClassFile.AttributesProcessingOption.PASS_ALL_ATTRIBUTES);

    /// What one line of the list leaves out.
    private record Rule(Pattern jar, Pattern entry, int[] used) {}

    public static void main(String[] args) throws IOException {
        Path to = Files.createDirectories(Path.of(args[1]));
        List<Rule> rules = rules(Path.of(args[2]));
        LocalDateTime date = LocalDateTime.ofInstant(Instant.ofEpochSecond(Long.parseLong(args[3])), ZoneOffset.UTC);
        try (Stream<Path> jars = Files.list(Path.of(args[0]))) {
            for (Path jar : jars.filter(each -> each.toString().endsWith(".jar")).sorted().toList()) {
                slim(jar, to.resolve(jar.getFileName()), rules, date);
            }
        }
        for (Rule rule : rules) {
            if (rule.used()[0] == 0) {
                throw new IOException("slim.list: nothing matches " + rule.jar() + " " + rule.entry());
            }
        }
    }

    private static List<Rule> rules(Path list) throws IOException {
        var rules = new ArrayList<Rule>();
        for (String line : Files.readAllLines(list)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] words = line.strip().split("\\s+", 2);
                rules.add(new Rule(Pattern.compile(words[0] + "-[0-9].*[.]jar"), Pattern.compile(words[1]), new int[1]));
            }
        }
        return rules;
    }

    private static void slim(Path from, Path to, List<Rule> rules, LocalDateTime date) throws IOException {
        String name = from.getFileName().toString();
        List<Rule> mine = rules.stream().filter(rule -> rule.jar().matcher(name).matches()).toList();
        if (says(mine, "away")) {
            return;
        }
        if (says(mine, "whole")) {
            Files.copy(from, to);
            return;
        }
        boolean ours = name.startsWith(OURS);
        var entries = new TreeMap<String, byte[]>();
        try (var jar = new JarFile(from.toFile(), false)) {
            for (var entry : jar.stream().filter(each -> !each.isDirectory()).toList()) {
                if (SIGNATURE.matcher(entry.getName()).matches()) {
                    throw new IOException(name + " is signed: changing it would break its signature");
                }
                if (!left(entry.getName(), mine)) {
                    entries.put(entry.getName(), jar.getInputStream(entry).readAllBytes());
                }
            }
        }
        ClassFile classes = mapping(new TreeMap<>(entries));
        entries.replaceAll((each, bytes) -> each.endsWith(".class") ? lean(bytes, ours, classes) : bytes);
        if (!ours) {
            entries.put(SAID, CHANGED);
        }
        try (var out = new ZipOutputStream(Files.newOutputStream(to))) {
            out.setLevel(9);
            byte[] manifest = entries.remove(JarFile.MANIFEST_NAME);
            if (manifest != null) {
                put(out, JarFile.MANIFEST_NAME, manifest, date);
            }
            for (var entry : entries.entrySet()) {
                put(out, entry.getKey(), entry.getValue(), date);
            }
        }
    }

    /// Whether a word is said of the whole jar.
    private static boolean says(List<Rule> rules, String word) {
        List<Rule> saying = rules.stream().filter(rule -> rule.entry().pattern().equals(word)).toList();
        saying.forEach(rule -> rule.used()[0]++);
        return !saying.isEmpty();
    }

    private static boolean left(String entry, List<Rule> rules) {
        if (LICENCE.matcher(entry).matches()) {
            return false;
        }
        for (Rule rule : rules) {
            if (rule.entry().matcher(entry).matches()) {
                rule.used()[0]++;
                return true;
            }
        }
        return false;
    }

    private static byte[] lean(byte[] bytes, boolean lines, ClassFile classes) {
        var model = CLASSES.parse(bytes);
        ClassTransform drop = ClassTransform.transformingMethods(MethodTransform.transformingCode(
                (builder, element) -> {
                    if (!(element instanceof LocalVariable)
                            && !(element instanceof LocalVariableType)
                            && (lines || !(element instanceof LineNumber))) {
                        builder.with(element);
                    }
                }));
        return model.majorVersion() < STACK_MAPS
                ? classes.transformClass(model, drop.andThen(Slim::younger))
                : CLASSES.transformClass(model, drop);
    }

    /// A class from before Java 6 has no stack maps: it cannot be in an archive of classes, and is verified the long way.
    private static void younger(ClassBuilder builder, ClassElement element) {
        if (element instanceof ClassFileVersion) {
            builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
        } else {
            builder.with(element);
        }
    }

    /// Writes stack maps, and knows for them which class of the jar extends which.
    private static ClassFile mapping(TreeMap<String, byte[]> entries) {
        var within = ClassHierarchyResolver.ofResourceParsing((ClassDesc name) -> {
            String descriptor = name.descriptorString();
            byte[] bytes = entries.get(descriptor.substring(1, descriptor.length() - 1) + ".class");
            return bytes == null ? null : new ByteArrayInputStream(bytes);
        });
        return ClassFile.of(
                ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                ClassFile.ClassHierarchyResolverOption.of(
                        within.orElse(ClassHierarchyResolver.defaultResolver())));
    }

    private static void put(ZipOutputStream out, String name, byte[] bytes, LocalDateTime date) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(date);
        out.putNextEntry(entry);
        out.write(bytes);
        out.closeEntry();
    }
}
