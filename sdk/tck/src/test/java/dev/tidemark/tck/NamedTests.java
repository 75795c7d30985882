package dev.tidemark.tck;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The tests of all modules whose name carries a rule's number, {@code win_3_eventAtAsOfIsExcluded}, found in the compiler's
 * syntax trees: of sources, for the modules after this one are not compiled yet. A test counts if it runs everywhere: it
 * has an annotation of a test, and neither it nor a class around it is disabled or enabled on a condition.
 */
final class NamedTests extends TreeScanner<Void, Void> {
    private static final Pattern NAME = Pattern.compile("([a-z]+_\\d+)_[a-z]\\w*");
    private static final Set<String> TESTS =
            Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate");

    private final Map<String, Set<String>> classesByRule = new TreeMap<>();
    private final Deque<ClassTree> around = new ArrayDeque<>();

    private NamedTests() {}

    /** The names of the classes that test each rule, by the rule, like {@code WIN-3}. */
    static Map<String, Set<String>> under(Path root) throws IOException {
        return in(sources(root));
    }

    /** As {@link #under}, of some files alone. */
    static Map<String, Set<String>> in(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        NamedTests found = new NamedTests();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            for (CompilationUnitTree unit : task.parse()) {
                found.scan(unit, null);
            }
        }
        return found.classesByRule;
    }

    private static List<Path> sources(Path root) throws IOException {
        List<Path> sources = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                boolean skipped = !folder.equals(root) && (name.startsWith(".") || name.equals("target"));
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String path = root.relativize(file).toString().replace('\\', '/');
                if (path.endsWith(".java")
                        && (path.contains("src/test/java/") || path.startsWith("sdk/tck/src/main/java/"))) {
                    sources.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return sources;
    }

    @Override
    public Void visitClass(ClassTree type, Void unused) {
        around.push(type);
        super.visitClass(type, unused);
        around.pop();
        return null;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
        Matcher name = NAME.matcher(method.getName());
        if (name.matches()
                && annotations(method.getModifiers()).stream().anyMatch(TESTS::contains)
                && runsEverywhere(method.getModifiers())
                && around.stream().allMatch(type -> runsEverywhere(type.getModifiers()))) {
            String rule = name.group(1).replace('_', '-').toUpperCase(Locale.ROOT);
            classesByRule
                    .computeIfAbsent(rule, r -> new TreeSet<>())
                    .add(around.getLast().getSimpleName().toString());
        }
        return super.visitMethod(method, unused);
    }

    private static boolean runsEverywhere(ModifiersTree modifiers) {
        return annotations(modifiers).stream()
                .noneMatch(name -> name.startsWith("Disabled") || name.startsWith("Enabled"));
    }

    private static List<String> annotations(ModifiersTree modifiers) {
        return modifiers.getAnnotations().stream()
                .map(AnnotationTree::getAnnotationType)
                .map(type -> type.toString().replaceAll(".*\\.", ""))
                .toList();
    }
}
