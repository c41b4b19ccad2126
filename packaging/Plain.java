// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Writes out in compiled classes what the compiler leaves to be made when it is first used: the choice of a `switch` over
/// types, and `equals`, `hashCode` and `toString` of records. To make one takes up to a millisecond, at each start anew,
/// since no archive of classes can hold it. Each becomes a method of its class that does the same.
///
/// `java -classpath LIBRARIES Plain.java FOLDER`: the folder of the classes, which are changed in place.
final class Plain {

    private static final ClassDesc SWITCHES = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
    private static final ClassDesc RECORDS = ClassDesc.of("java.lang.runtime.ObjectMethods");
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
    private static final ClassDesc TEXT = ClassDesc.of("java.lang.StringBuilder");
    private static final int OWN = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;

    private static final ClassFile CLASSES = ClassFile.of(ClassFile.ConstantPoolSharingOption.NEW_POOL);

    private final ClassModel model;
    private final ClassDesc self;
    private final Map<String, Method> written = new LinkedHashMap<>();

    /// A method to be written: what it takes and gives, and how it does so.
    private record Method(MethodTypeDesc type, Consumer<CodeBuilder> body) {}

    /// A component of a record.
    private record Component(ClassDesc self, String name, ClassDesc type) {

        /// Puts its value on the stack.
        ///
        /// @param slot the local variable with the record
        void load(CodeBuilder code, int slot) {
            code.aload(slot).getfield(self, name, type);
        }

        boolean floating() {
            return type.equals(ConstantDescs.CD_float) || type.equals(ConstantDescs.CD_double);
        }
    }

    private Plain(ClassModel model) {
        this.model = model;
        this.self = model.thisClass().asSymbol();
    }

    public static void main(String[] args) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(args[0]))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
                var plain = new Plain(CLASSES.parse(Files.readAllBytes(file)));
                if (plain.model.methods().stream().anyMatch(plain::leaves)) {
                    Files.write(file, plain.bytes());
                }
            }
        }
    }

    private byte[] bytes() {
        return CLASSES.transformClass(
                model,
                ClassTransform.transformingMethodBodies(this::leaves, this::replace)
                        .andThen(ClassTransform.endHandler(to -> written.forEach((name, method) ->
                                to.withMethodBody(name, method.type(), OWN, method.body())))));
    }

    private boolean leaves(MethodModel method) {
        return method.code().stream().flatMap(CodeModel::elementStream).anyMatch(Plain::left);
    }

    private static boolean left(CodeElement element) {
        return element instanceof InvokeDynamicInstruction call
                && (record(call) || (type(call) && call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance)));
    }

    private static boolean record(InvokeDynamicInstruction call) {
        return call.bootstrapMethod().owner().equals(RECORDS);
    }

    private static boolean type(InvokeDynamicInstruction call) {
        return call.bootstrapMethod().owner().equals(SWITCHES)
                && call.bootstrapMethod().methodName().equals("typeSwitch");
    }

    private void replace(CodeBuilder code, CodeElement element) {
        if (!left(element)) {
            code.with(element);
            return;
        }
        var call = (InvokeDynamicInstruction) element;
        String name = "$" + call.name() + written.size();
        written.put(name, new Method(call.typeSymbol(), record(call) ? ofRecord(call) : ofSwitch(call)));
        code.invokestatic(self, name, call.typeSymbol(), model.flags().has(AccessFlag.INTERFACE));
    }

    /// Takes a value and the number of the label to begin with; gives that of the first label whose type the value is,
    /// -1 for null, and one more than the last where it is none.
    private static Consumer<CodeBuilder> ofSwitch(InvokeDynamicInstruction call) {
        List<ConstantDesc> labels = call.bootstrapArgs();
        return code -> {
            Label some = code.newLabel();
            code.aload(0).ifnonnull(some).iconst_m1().ireturn().labelBinding(some);
            for (int i = 0; i < labels.size(); i++) {
                Label next = code.newLabel();
                code.iload(1).loadConstant(i).if_icmpgt(next);
                code.aload(0).instanceOf((ClassDesc) labels.get(i)).ifeq(next);
                code.loadConstant(i).ireturn().labelBinding(next);
            }
            code.loadConstant(labels.size()).ireturn();
        };
    }

    private Consumer<CodeBuilder> ofRecord(InvokeDynamicInstruction call) {
        List<ConstantDesc> arguments = call.bootstrapArgs();
        List<Component> components = arguments.subList(2, arguments.size()).stream()
                .map(DirectMethodHandleDesc.class::cast)
                .map(field -> new Component(
                        self, field.methodName(), field.invocationType().returnType()))
                .toList();
        return switch (call.name().stringValue()) {
            case "equals" -> code -> equals(code, components);
            case "hashCode" -> code -> hashCode(code, components);
            case "toString" -> code -> toString(code, components);
            default -> throw new IllegalArgumentException(self.displayName() + ": " + call.name());
        };
    }

    private void equals(CodeBuilder code, List<Component> components) {
        Label other = code.newLabel();
        Label differs = code.newLabel();
        code.aload(0).aload(1).if_acmpne(other).iconst_1().ireturn().labelBinding(other);
        code.aload(1).instanceOf(self).ifeq(differs).aload(1).checkcast(self).astore(2);
        for (Component component : components) {
            ClassDesc type = component.type();
            component.load(code, 0);
            component.load(code, 2);
            if (!type.isPrimitive()) {
                code.invokestatic(OBJECTS, "equals", taking(ConstantDescs.CD_boolean, ConstantDescs.CD_Object, 2));
                code.ifeq(differs);
            } else if (component.floating()) {
                code.invokestatic(boxed(type), "compare", taking(ConstantDescs.CD_int, type, 2));
                code.ifne(differs);
            } else if (type.equals(ConstantDescs.CD_long)) {
                code.lcmp().ifne(differs);
            } else {
                code.if_icmpne(differs);
            }
        }
        code.iconst_1().ireturn().labelBinding(differs).iconst_0().ireturn();
    }

    private static void hashCode(CodeBuilder code, List<Component> components) {
        code.iconst_0();
        for (Component component : components) {
            ClassDesc type = component.type();
            code.loadConstant(31).imul();
            component.load(code, 0);
            code.invokestatic(
                    type.isPrimitive() ? boxed(type) : OBJECTS,
                    "hashCode",
                    taking(ConstantDescs.CD_int, type.isPrimitive() ? type : ConstantDescs.CD_Object, 1));
            code.iadd();
        }
        code.ireturn();
    }

    private void toString(CodeBuilder code, List<Component> components) {
        code.new_(TEXT).dup().invokespecial(TEXT, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
        String before = simpleName() + "[";
        for (Component component : components) {
            append(code.loadConstant(before + component.name() + "="), ConstantDescs.CD_String);
            component.load(code, 0);
            append(code, shown(component.type()));
            before = ", ";
        }
        append(code.loadConstant(components.isEmpty() ? before + "]" : "]"), ConstantDescs.CD_String);
        code.invokevirtual(TEXT, "toString", MethodTypeDesc.of(ConstantDescs.CD_String)).areturn();
    }

    private static void append(CodeBuilder code, ClassDesc type) {
        code.invokevirtual(TEXT, "append", MethodTypeDesc.of(TEXT, type));
    }

    /// As what a value of a type is appended to a text.
    private static ClassDesc shown(ClassDesc type) {
        if (!type.isPrimitive()) {
            return ConstantDescs.CD_Object;
        }
        return type.equals(ConstantDescs.CD_byte) || type.equals(ConstantDescs.CD_short) ? ConstantDescs.CD_int : type;
    }

    private static MethodTypeDesc taking(ClassDesc gives, ClassDesc takes, int times) {
        return MethodTypeDesc.of(gives, Collections.nCopies(times, takes));
    }

    private static ClassDesc boxed(ClassDesc primitive) {
        return switch (primitive.descriptorString()) {
            case "Z" -> ConstantDescs.CD_Boolean;
            case "B" -> ConstantDescs.CD_Byte;
            case "S" -> ConstantDescs.CD_Short;
            case "C" -> ConstantDescs.CD_Character;
            case "I" -> ConstantDescs.CD_Integer;
            case "J" -> ConstantDescs.CD_Long;
            case "F" -> ConstantDescs.CD_Float;
            case "D" -> ConstantDescs.CD_Double;
            default -> throw new IllegalArgumentException(primitive.displayName());
        };
    }

    private String simpleName() {
        return model.findAttribute(Attributes.innerClasses()).stream()
                .flatMap(inner -> inner.classes().stream())
                .filter(each -> each.innerClass().asSymbol().equals(self))
                .findFirst()
                .flatMap(InnerClassInfo::innerName)
                .map(Utf8Entry::stringValue)
                .orElse(self.displayName());
    }
}
