package dev.tidemark.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("sets System.err")
class CellSessionTest {
    private static final CellSession SESSION = new CellSession(List.of("import java.util.*;"));

    @AfterAll
    static void close() {
        SESSION.close();
    }

    @Test
    void givesTheValueOfTheLastExpression() throws Exception {
        assertThat(SESSION.run("int six = 6; six * 7")).isEqualTo(42);
        assertThat(SESSION.run("int seven = 7;")).isNull();
        assertThat(SESSION.run("seven = 8;")).isNull();
        assertThat(SESSION.run("List.of(seven);")).isEqualTo(List.of(8));
    }

    @Test
    void importsLeaveVariablesAsTheyAre() throws Exception {
        SESSION.run("var kept = new ArrayList<>(List.of(1));");
        SESSION.run("import java.net.URI;\nimport java.net.http.*;\n\nint zero() { return kept.size() - 1; }");
        assertThat(SESSION.run("// by name\n/* all */ import java.util.concurrent.*;\nkept"))
                .isEqualTo(List.of(1));
        assertThat(SESSION.run("zero()")).isEqualTo(0);
    }

    @Test
    void storesThatACellLeftOpenAreClosedInTheEnd() throws Exception {
        SESSION.run("var left = dev.tidemark.core.FeatureStore.open(java.nio.file.Path.of(\"target\"));");
        SESSION.run("dev.tidemark.core.FeatureStore none = null;");
        SESSION.closeStores();
        assertThatThrownBy(() -> SESSION.run("left.registry()"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is closed");
    }

    @Test
    void throwsWhatTheCellThrew() {
        assertThatThrownBy(() -> SESSION.run("throw new java.io.IOException(\"no disk\");"))
                .isInstanceOf(java.io.IOException.class)
                .hasMessage("no disk");
    }

    @Test
    void refusesWhatIsNotJava() {
        assertThatThrownBy(() -> SESSION.run("int number = \"text\";"))
                .isInstanceOf(CellFailure.class)
                .hasMessageContaining("incompatible types");
    }

    @Test
    void cellsSeeOneAnothersClasses() throws Exception {
        SESSION.run("record Pair(int a, int b) { int sum() { return a + b; } }");
        assertThat(SESSION.run("new Pair(1, 2).sum()")).isEqualTo(3);
        assertThat(SESSION.run("Thread.currentThread().getContextClassLoader()"))
                .isSameAs(SESSION.classes());
    }

    /** As when a project is opened once more: JShell itself would set what was made of the store to null. */
    @Test
    void variablesKeepTheirValuesWhenWhatTheyWereMadeOfIsDeclaredAnew() throws Exception {
        SESSION.run(
                "var origin = new ArrayList<>(List.of(1)); var made = origin.toString(); int size = origin.size();");
        SESSION.run("java.util.ArrayList<Integer> origin = new java.util.ArrayList<>(List.of(size, size + 1));");
        assertThat(SESSION.run("made + size + origin")).isEqualTo("[1]1[1, 2]");
        SESSION.run("int size = 5;");
        SESSION.run("var origin = new java.util.LinkedList<>(List.of(size));");
        assertThat(SESSION.run("made + size + origin")).isEqualTo("[1]5[5]");
    }

    @Test
    void aVariableWhoseClassIsDeclaredAnewIsNamed() throws Exception {
        SESSION.run("class Shape { int sides = 3; }");
        SESSION.run("var shape = new Shape();");
        PrintStream console = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            SESSION.run("class Shape { int sides = 4; }");
        } finally {
            System.setErr(console);
        }
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("lost their values: shape. Run")
                .hasLineCount(1);
    }

    /** The compiler takes its options in anew for every cell: a class path among them would undo this. */
    @Test
    void whatIsAddedToTheClassPathStaysThere(@TempDir Path folder) throws Exception {
        Path source = Files.writeString(folder.resolve("Added.java"), "package added; public class Added {}");
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", folder.toString(), source.toString()))
                .isZero();
        SESSION.addToClassPath(folder.toString());
        SESSION.run("var added = new added.Added();");
        assertThat(SESSION.run("new added.Added().getClass() == added.getClass()"))
                .isEqualTo(true);
        assertThat(SESSION.run("dev.tidemark.kernel.shell.CellSession.class")).isEqualTo(CellSession.class);
    }

    @Test
    void tellsOfClassesAsTheyWereCompiled() throws Exception {
        Map<String, byte[]> seen = new HashMap<>();
        SESSION.watchClasses(seen::put);
        SESSION.run("int watched = 1;");
        assertThat(seen).isNotEmpty().allSatisfy((name, bytecodes) -> {
            assertThat(name).startsWith("REPL.");
            assertThat(new String(bytecodes, StandardCharsets.ISO_8859_1)).doesNotContain("CellStop");
        });
    }
}
