package nl.allesoveradministratie.pakketwijzer.security;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Every regular expression of the product: those in fields, as they are in memory, and those that stand within a call such as
 * {@code text.replaceAll("…", "")}, as they are in the sources.
 *
 * @param byPlace the expression by where it stands
 * @param whole of those that are only ever held against a text as a whole, where they stand
 * @param unread places where one is made of something that is not known before the program runs
 */
record Expressions(Map<String, Pattern> byPlace, Set<String> whole, List<String> unread) {

    private static final Path CLASSES = Path.of("target/classes");
    private static final Path SOURCES = Path.of("src/main/java");

    /** With how many arguments they are a string's. */
    private static final Map<String, Set<Integer>> CALLS =
            Map.of("matches", Set.of(1), "replaceAll", Set.of(2), "replaceFirst", Set.of(2), "split", Set.of(1, 2));

    /** What looks for an expression within a text. */
    private static final Pattern LOOKS_WITHIN =
            Pattern.compile("\\.(find|results|replaceAll|replaceFirst|lookingAt|split|splitAsStream|asPredicate)\\(");

    static Expressions ofTheProduct() throws IOException {
        Map<String, Pattern> found = new TreeMap<>();
        Set<String> whole = new TreeSet<>();
        List<String> unread = new ArrayList<>();
        inFields(found, whole);
        inCalls(found, whole, unread);
        return new Expressions(found, whole, unread);
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static void inFields(Map<String, Pattern> found, Set<String> whole) throws IOException {
        ClassLoader loader = Expressions.class.getClassLoader();
        for (Path file : files(CLASSES.resolve("nl"), ".class")) {
            // Made by jOOQ, of our tables; and it is by far the most.
            if (file.toString().contains("/db/")) {
                continue;
            }
            String name = CLASSES.relativize(file).toString().replace('/', '.').replaceAll("\\.class$", "");
            try {
                Class<?> type = Class.forName(name, false, loader);
                for (Field field : type.getDeclaredFields()) {
                    if (field.getType() == Pattern.class) {
                        Map<String, Pattern> here = new TreeMap<>();
                        read(type, field, here);
                        found.putAll(here);
                        if (!LOOKS_WITHIN.matcher(source(name)).find()) {
                            whole.addAll(here.keySet());
                        }
                    }
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(name, e);
            }
        }
    }

    private static String source(String type) throws IOException {
        return Files.readString(SOURCES.resolve(type.replaceAll("\\$.*", "").replace('.', '/') + ".java"));
    }

    /** Of an enum each constant may have one of its own. */
    private static void read(Class<?> type, Field field, Map<String, Pattern> found) throws IllegalAccessException {
        field.setAccessible(true);
        String place = type.getSimpleName() + "." + field.getName();
        if (Modifier.isStatic(field.getModifiers())) {
            found.put(place, (Pattern) field.get(null));
        } else if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                found.put(place + " of " + constant, (Pattern) field.get(constant));
            }
        }
    }

    private static void inCalls(Map<String, Pattern> found, Set<String> whole, List<String> unread) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    manager,
                    nothing -> {},
                    List.of("-proc:none"),
                    null,
                    manager.getJavaFileObjectsFromPaths(files(SOURCES, ".java")));
            for (CompilationUnitTree unit : task.parse()) {
                // The module name says it all: no class has the name of another.
                String file = Path.of(unit.getSourceFile().getName())
                        .getFileName()
                        .toString()
                        .replace(".java", "");
                Map<String, ExpressionTree> constants = new HashMap<>();
                new TreeScanner<@Nullable Void, @Nullable Void>() {
                    @Override
                    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
                        if (variable.getInitializer() != null) {
                            constants.put(variable.getName().toString(), variable.getInitializer());
                        }
                        return super.visitVariable(variable, nothing);
                    }
                }.scan(unit, null);
                new TreeScanner<@Nullable Void, @Nullable Void>() {
                    @Override
                    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
                        if (call.getMethodSelect() instanceof MemberSelectTree select
                                && CALLS.getOrDefault(select.getIdentifier().toString(), Set.of())
                                        .contains(call.getArguments().size())) {
                            ExpressionTree argument = call.getArguments().getFirst();
                            String text = text(argument, constants);
                            if (text != null) {
                                String place = file + "." + select.getIdentifier() + " " + text;
                                found.put(place, Pattern.compile(text));
                                if (select.getIdentifier().contentEquals("matches")) {
                                    whole.add(place);
                                }
                            } else {
                                unread.add(file + ": " + call);
                            }
                        }
                        return super.visitMethodInvocation(call, nothing);
                    }
                }.scan(unit, null);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static @Nullable String text(ExpressionTree tree, Map<String, ExpressionTree> constants) {
        return switch (tree) {
            case LiteralTree literal -> literal.getValue() instanceof String text ? text : null;
            case ParenthesizedTree inner -> text(inner.getExpression(), constants);
            case IdentifierTree name
            when constants.containsKey(name.getName().toString()) ->
                text(constants.get(name.getName().toString()), Map.of());
            case BinaryTree both -> {
                String left = text(both.getLeftOperand(), constants);
                String right = text(both.getRightOperand(), constants);
                yield left == null || right == null ? null : left + right;
            }
            default -> null;
        };
    }
}
