package nl.allesoveradministratie.pakketwijzer.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.DoubleEntry;
import java.lang.classfile.constantpool.FloatEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds floating point and guessable chance in a class file: in its fields, signatures, instructions and calls. */
final class Inexact {

    private static final Pattern GUESSABLE =
            Pattern.compile("java/util/(Random|SplittableRandom|random/.*|concurrent/ThreadLocalRandom)");

    private static final Pattern FLOATING =
            Pattern.compile("java/lang/StrictMath|java/(lang|util)/.*(Double|Float)[^/]*|\\[+[DF]");

    private static final Pattern FLOATING_OR_GUESSABLE_IN_SIGNATURE =
            Pattern.compile("Ljava/(lang|util)/[^;<]*(Double|Float|/Random|ThreadLocalRandom)[^;<]*[;<]");

    private static final Pattern NAMES_OF_CLASSES = Pattern.compile("L[^;]*;");

    private final Set<String> uses = new LinkedHashSet<>();

    private Inexact() {}

    static Set<String> uses(JavaClass type) {
        Inexact inexact = new Inexact();
        inexact.read(ClassFile.of().parse(bytes(type)));
        return inexact.uses;
    }

    private static byte[] bytes(JavaClass type) {
        try (InputStream file = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(ClassModel model) {
        signature(model);
        for (FieldModel field : model.fields()) {
            descriptor(field.fieldType().stringValue());
            signature(field);
        }
        for (MethodModel method : model.methods()) {
            descriptor(method.methodType().stringValue());
            signature(method);
            method.code().ifPresent(code -> code.forEach(this::instruction));
        }
        for (PoolEntry entry : model.constantPool()) {
            entry(entry);
        }
    }

    private void entry(PoolEntry entry) {
        switch (entry) {
            case DoubleEntry number -> uses.add("the double " + number.doubleValue());
            case FloatEntry number -> uses.add("the float " + number.floatValue());
            case ClassEntry type -> type(type.asInternalName());
            case NameAndTypeEntry member -> descriptor(member.type().stringValue());
            case MethodTypeEntry type -> descriptor(type.descriptor().stringValue());
            case MemberRefEntry member when isMathRandom(member) -> uses.add("Math.random");
            default -> {
                // Texts and whole numbers are exact.
            }
        }
    }

    private static boolean isMathRandom(MemberRefEntry member) {
        return member.owner().asInternalName().equals("java/lang/Math")
                && member.name().equalsString("random");
    }

    private void type(String name) {
        if (GUESSABLE.matcher(name).matches() || FLOATING.matcher(name).matches()) {
            uses.add(name);
        }
    }

    private void descriptor(String descriptor) {
        String primitives = NAMES_OF_CLASSES.matcher(descriptor).replaceAll("");
        if (primitives.contains("D")
                || primitives.contains("F")
                || FLOATING_OR_GUESSABLE_IN_SIGNATURE.matcher(descriptor).find()) {
            uses.add(descriptor);
        }
    }

    private void signature(AttributedElement element) {
        element.findAttribute(Attributes.signature())
                .map(attribute -> attribute.signature().stringValue())
                .filter(text -> FLOATING_OR_GUESSABLE_IN_SIGNATURE.matcher(text).find())
                .ifPresent(uses::add);
    }

    private void instruction(CodeElement element) {
        switch (element) {
            case LoadInstruction load -> kind(load.typeKind(), load);
            case StoreInstruction store -> kind(store.typeKind(), store);
            case ArrayLoadInstruction load -> kind(load.typeKind(), load);
            case ArrayStoreInstruction store -> kind(store.typeKind(), store);
            case NewPrimitiveArrayInstruction array -> kind(array.typeKind(), array);
            case ConstantInstruction constant -> kind(constant.typeKind(), constant);
            case OperatorInstruction operator -> kind(operator.typeKind(), operator);
            case ReturnInstruction end -> kind(end.typeKind(), end);
            case ConvertInstruction convert -> {
                kind(convert.fromType(), convert);
                kind(convert.toType(), convert);
            }
            default -> {
                // Calls and fields stand in the constant pool with their types.
            }
        }
    }

    private void kind(TypeKind kind, Instruction instruction) {
        if (kind == TypeKind.DOUBLE || kind == TypeKind.FLOAT) {
            uses.add(kind + " in " + instruction.opcode());
        }
    }
}
