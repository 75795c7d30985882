package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.semantics.definition.yaml.DefinitionsYaml;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.execution.LocalExecutionControlProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the documents tell readers to type is typed here. */
@Tag("slow")
class DocumentsTest {
    private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();
    private static final List<String> FILE_OPTIONS = List.of("-f", "--spine", "--out");

    @TempDir
    private static Path temp;

    private static Path folder;

    @BeforeAll
    static void quickstart() {
        folder = temp.resolve("tidemark-quickstart");
        assertThat(Ran.command("quickstart", folder, "--events", "10000", "--seconds", "0")
                        .code())
                .isZero();
    }

    @Test
    void theCommandsOfTheReadmeWork() throws IOException {
        List<List<String>> commands = commands("README.md");
        assertThat(commands.get(0)).containsExactly("quickstart");
        for (List<String> command : commands.subList(1, commands.size())) {
            succeeds(command, temp, temp);
        }
        assertThat(folder.resolve("mine.csv")).isNotEmptyFile();
    }

    @Test
    void theDefinitionsOfTheReadmeAreItsJava() throws Exception {
        Path out = temp.resolve("by-file.csv");
        Files.writeString(
                folder.resolve("readme.yaml"), blocks("README.md", "yaml").get(0));
        Ran ran = Ran.command(
                "build",
                "-f",
                folder.resolve("readme.yaml"),
                "--service",
                "fraud_v1",
                "--spine",
                folder.resolve("labels.parquet"),
                "--time",
                "event_time",
                "--out",
                out,
                "--work-dir",
                temp.resolve("work"));
        assertThat(ran.err()).isEmpty();
        runJava();
        Ran again = Ran.command(
                "build",
                "-f",
                folder.resolve("java.yaml"),
                "--service",
                "fraud_v1",
                "--spine",
                folder.resolve("labels.parquet"),
                "--time",
                "event_time",
                "--out",
                temp.resolve("by-java.csv"),
                "--work-dir",
                temp.resolve("work"));
        assertThat(again.err()).isEmpty();
        assertThat(temp.resolve("by-java.csv")).hasSameBinaryContentAs(out);
        assertThat(folder.resolve("mine.parquet")).isNotEmptyFile();
    }

    @Test
    void theGuidesDefinitionsAndCommandsWork() throws IOException {
        Path guide = Files.createDirectories(temp.resolve("guide"));
        String definitions = blocks("docs/guide.md", "yaml").get(0);
        Files.writeString(
                guide.resolve("features.yaml"), definitions.replace("path: data", "path: ../tidemark-quickstart/data"));
        Files.copy(folder.resolve("labels.parquet"), guide.resolve("labels.parquet"));
        for (List<String> command : commands("docs/guide.md")) {
            List<String> words = new ArrayList<>(command);
            int feature = words.indexOf("--feature");
            assertThat(definitions).contains(feature < 0 ? "" : words.get(feature + 1));
            succeeds(words, guide, guide);
        }
        assertThat(guide.resolve("train.parquet")).isNotEmptyFile();
    }

    /** What a key there is not is told: the keys there are. */
    @Test
    void theGuideNamesEveryKey() throws IOException {
        String guide = Files.readString(REPOSITORY.resolve("docs/guide.md"));
        String card = "entities: [{name: card, keys: [{name: id, type: STRING}]}]\n"
                + "sources: [{name: tx, path: tx.csv, eventTime: at}]\n";
        for (String unknown : List.of(
                "zz: 1",
                "entities: [{zz: 1}]",
                "sources: [{zz: 1}]",
                "views: [{zz: 1}]",
                card + "views: [{name: v, entity: card, source: tx, features: [{zz: 1}]}]",
                "services: [{zz: 1}]")) {
            String message = org.assertj.core.api.Assertions.catchThrowable(
                            () -> DefinitionsYaml.read(unknown, REPOSITORY))
                    .getMessage();
            assertThat(message).contains("there is no key 'zz'");
            for (String key : message.replaceFirst(".* Keys: (.*)\\.", "$1").split(", ")) {
                assertThat(guide).contains("`" + key + "`");
            }
        }
    }

    @Test
    void theGuideNamesEveryAggregate() throws IOException {
        String guide = Files.readString(REPOSITORY.resolve("docs/guide.md"));
        for (var function : dev.tidemark.semantics.aggregate.AggregateFunction.values()) {
            assertThat(guide).contains("`" + function.yamlName() + "`");
        }
    }

    @Test
    void theCommandsOverPublicDataWork() throws IOException {
        assumeTrue(
                Files.exists(REPOSITORY.resolve("../shared/data/driver_stats.parquet")), "the public files are there");
        for (List<String> command : commands("docs/real-data.md")) {
            List<String> quick = new ArrayList<>(command);
            int check = quick.indexOf("--check");
            quick.subList(check, quick.size()).clear();
            succeeds(quick, REPOSITORY, temp);
        }
    }

    @Test
    void theExamplesSayHowToRunThem() throws IOException {
        try (var examples = Files.list(REPOSITORY.resolve("examples"))) {
            for (Path example : examples.toList()) {
                assertThat(DefinitionsYaml.read(example).services()).hasSize(1);
                assertThat(Files.readString(example))
                        .contains("#   tidemark build -f examples/" + example.getFileName());
            }
        }
    }

    /** Runs the README's Java as a notebook does, in the folder of the quickstart. */
    private static void runJava() throws IOException {
        List<String> blocks = blocks("README.md", "java");
        String code = blocks.get(0)
                .replace("Path.of(\".\")", "Path.of(\"" + folder + "\")")
                .replace("Path.of(\"mine", "Path.of(\"" + folder + "/mine");
        String export = "java.nio.file.Files.writeString(Path.of(\"" + folder + "/java.yaml\"),"
                + " dev.tidemark.semantics.definition.yaml.DefinitionsYaml.write("
                + "dev.tidemark.semantics.definition.Definitions.of(Path.of(\"" + folder + "\"), fraud)));\n";
        try (JShell shell = JShell.builder()
                .executionEngine(new LocalExecutionControlProvider(), Map.of())
                .build()) {
            for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
                shell.addToClasspath(path);
            }
            String rest = blocks.get(1) + code + export;
            while (!rest.isBlank()) {
                SourceCodeAnalysis.CompletionInfo next =
                        shell.sourceCodeAnalysis().analyzeCompletion(rest);
                for (SnippetEvent event : shell.eval(next.source())) {
                    assertThat(shell.diagnostics(event.snippet()).map(d -> d.getMessage(null)))
                            .as(next.source())
                            .isEmpty();
                    assertThat(event.exception()).as(next.source()).isNull();
                }
                rest = next.remaining();
            }
        }
    }

    private static void succeeds(List<String> command, Path base, Path outBase) {
        List<Object> words = new ArrayList<>();
        for (int i = 0; i < command.size(); i++) {
            boolean isRow = i > 0 && command.get(i - 1).equals("--row"); // of a quickstart larger than this one
            String word = isRow ? "17" : command.get(i);
            boolean isFile = i > 0 && FILE_OPTIONS.contains(command.get(i - 1));
            boolean isOut = isFile && command.get(i - 1).equals("--out");
            words.add(
                    isOut ? outBase.resolve(word) : isFile ? base.resolve(word).normalize() : word);
        }
        words.addAll(List.of("--work-dir", temp.resolve("work")));
        Ran ran = Ran.command(words.toArray());
        assertThat(ran.err()).as(command.toString()).isEmpty();
        assertThat(ran.code()).as(command.toString()).isZero();
    }

    /** The words of each command of tidemark in a document, but for the program's name. */
    private static List<List<String>> commands(String document) throws IOException {
        List<List<String>> commands = new ArrayList<>();
        for (String block : blocks(document, "sh")) {
            for (String line : block.replace("\\\n", " ").split("\n")) {
                if (line.matches("(\\./)?tidemark .*")) {
                    commands.add(List.of(line.replaceFirst("\\S+ +", "").trim().split("\\s+")));
                }
            }
        }
        return commands;
    }

    private static List<String> blocks(String document, String language) throws IOException {
        String text = Files.readString(REPOSITORY.resolve(document));
        Matcher matcher =
                Pattern.compile("(?ms)^```" + language + "\\R(.*?)^```").matcher(text);
        List<String> blocks = matcher.results().map(found -> found.group(1)).toList();
        assertThat(blocks).as("the blocks of " + language + " in " + document).isNotEmpty();
        return blocks;
    }
}
