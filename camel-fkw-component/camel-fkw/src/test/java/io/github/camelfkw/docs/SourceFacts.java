// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What the connector's sources write into the log and into health checks, as the compiler's parser reads them. */
final class SourceFacts {

    /** Stands for what is filled in at run time. */
    static final String FILLED_IN = "…";

    private static final List<Path> MAIN = Stream.of("camel-fkw", "camel-fkw-common")
            .map(module -> Docs.root().resolve("camel-fkw-component/" + module + "/src/main/java"))
            .toList();
    private static final Set<String> LEVELS = Set.of("trace", "debug", "info", "warn", "error");

    /**
     * A line of the log.
     *
     * @param text   as in the code, with … for what is filled in
     * @param level  in capitals
     * @param logger simple name of the class that it is named after
     */
    record Line(String text, String level, String logger) {}

    private final Set<Line> lines = new LinkedHashSet<>();
    private final Set<String> handed = new LinkedHashSet<>();
    private final Set<String> details = new LinkedHashSet<>();

    /** Initial values of the fields and variables of a class, by name; of fields of other classes as {@code Class.NAME}. */
    private final Map<String, ExpressionTree> constants = new HashMap<>();

    private SourceFacts() {}

    /** Reads all sources of the connector. */
    static SourceFacts read() {
        SourceFacts facts = new SourceFacts();
        List<CompilationUnitTree> units = parse();
        units.forEach(unit -> unit.accept(facts.new Constants(className(unit)), null));
        units.forEach(unit -> unit.accept(facts.new Calls(className(unit)), null));
        return facts;
    }

    private static Stream<Path> walk(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<CompilationUnitTree> parse() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);
                Stream<Path> files = MAIN.stream().flatMap(SourceFacts::walk)) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(sources));
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            return units;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String className(CompilationUnitTree unit) {
        return Path.of(unit.getSourceFile().getName()).getFileName().toString().replace(".java", "");
    }

    /** What is logged. */
    Set<Line> lines() {
        return lines;
    }

    /** What is handed to a consumer's exception handler, which logs it where nobody set another. */
    Set<String> handed() {
        return handed;
    }

    /** The keys of health checks' details, with {@code <key>} for a shop. */
    Set<String> details() {
        return details;
    }

    private final class Constants extends TreeScanner<Void, Void> {

        private final String className;

        private Constants(String className) {
            this.className = className;
        }

        @Override
        public Void visitVariable(VariableTree variable, Void nothing) {
            if (variable.getInitializer() != null) {
                constants.put(className + "." + variable.getName(), variable.getInitializer());
                boolean isLogger = variable.getInitializer().toString().startsWith("LoggerFactory.");
                if (isLogger && !variable.getName().contentEquals("LOG")) {
                    throw new AssertionError(className + "." + variable.getName() + ": loggers are called LOG here");
                }
            }
            return super.visitVariable(variable, nothing);
        }

        @Override
        public Void visitEnhancedForLoop(EnhancedForLoopTree loop, Void nothing) {
            constants.put(className + "." + loop.getVariable().getName(), loop.getExpression());
            return super.visitEnhancedForLoop(loop, nothing);
        }
    }

    private final class Calls extends TreeScanner<Void, Void> {

        private final String className;

        private Calls(String className) {
            this.className = className;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            if (call.getMethodSelect() instanceof MemberSelectTree select) {
                String receiver = select.getExpression().toString();
                String method = select.getIdentifier().toString();
                if (receiver.equals("LOG")) {
                    logged(call, method);
                } else if (method.equals("handleException")
                        && call.getArguments().size() > 1) {
                    given(call.getArguments().get(0));
                } else if (className.endsWith("HealthCheck")
                        && (method.equals("detail") || receiver.equals("details") && method.equals("put"))) {
                    keys(call.getArguments().get(0)).forEach(details::add);
                }
            }
            return super.visitMethodInvocation(call, nothing);
        }

        private void logged(MethodInvocationTree call, String method) {
            if (!LEVELS.contains(method)) {
                throw new AssertionError(
                        className + ": LOG." + method + " is a way to log that this reader does not know");
            }
            String text = text(call.getArguments().get(0), null);
            lines.add(new Line(text.replace("{}", FILLED_IN), method.toUpperCase(Locale.ROOT), logger()));
        }

        /** Of {@code LoggerFactory.getLogger(X.class)}. */
        private String logger() {
            return constants.get(className + ".LOG").toString().replaceFirst(".*\\((\\w+)\\.class\\)", "$1");
        }

        /** Literals that are joined; anything else is what is given for it, or an error where that is null. */
        private String text(ExpressionTree expression, String other) {
            if (expression instanceof LiteralTree literal && literal.getValue() instanceof String value) {
                return value;
            }
            if (expression instanceof ParenthesizedTree inner) {
                return text(inner.getExpression(), other);
            }
            if (expression instanceof BinaryTree joined && joined.getKind() == Tree.Kind.PLUS) {
                return text(joined.getLeftOperand(), other) + text(joined.getRightOperand(), other);
            }
            if (other == null) {
                throw new AssertionError(
                        className + ": a message that is not written out cannot be looked up: " + expression);
            }
            return other;
        }

        private void given(ExpressionTree message) {
            String text = text(message, FILLED_IN);
            if (!text.equals(FILLED_IN)) {
                handed.add(text);
            }
        }

        /** The values that an expression can have; none for constants of Camel's, and {@code <key>} for a shop. */
        private Set<String> keys(ExpressionTree expression) {
            if (expression instanceof LiteralTree literal) {
                return Set.of(String.valueOf(literal.getValue()));
            }
            if (expression instanceof BinaryTree joined) {
                return keys(joined.getLeftOperand()).stream()
                        .flatMap(left -> keys(joined.getRightOperand()).stream().map(right -> left + right))
                        .collect(Collectors.toSet());
            }
            if (expression instanceof MethodInvocationTree call
                    && call.getMethodSelect().toString().equals("List.of")) {
                return call.getArguments().stream()
                        .flatMap(each -> keys(each).stream())
                        .collect(Collectors.toSet());
            }
            String name = expression.toString();
            ExpressionTree value = constants.get(expression instanceof IdentifierTree ? className + "." + name : name);
            if (value != null) {
                return keys(value);
            }
            return name.matches("[A-Z_]+") ? Set.of() : Set.of("<key>");
        }
    }
}
