package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.kernel.install.KernelSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelCommandTest {
    @TempDir
    private Path data;

    @Test
    void aKernelIsInstalledAndTakenAway() throws IOException {
        Ran installed = Ran.command("kernel", "install", "--data-dir", data);
        assertThat(installed.err()).isEmpty();
        Path file = data.resolve("kernels/tidemark/kernel.json");
        assertThat(installed.out())
                .isEqualTo("Installed in " + file.getParent() + ": choose \"Java (Tidemark)\" in Jupyter.\n");
        JsonNode spec = new ObjectMapper().readTree(file.toFile());
        assertThat(spec.path("display_name").asText()).isEqualTo("Java (Tidemark)");
        assertThat(spec.path("language").asText()).isEqualTo("java");
        assertThat(spec.path("interrupt_mode").asText()).isEqualTo("message");
        assertThat(spec.path("argv"))
                .extracting(JsonNode::asText)
                .contains("dev.tidemark.kernel.jupyter.Main", "--add-opens=java.base/java.nio=ALL-UNNAMED")
                .endsWith("{connection_file}");

        assertThat(Ran.command("kernel", "uninstall", "--data-dir", data).out())
                .isEqualTo("Removed " + file.getParent() + ".\n");
        assertThat(file.getParent()).doesNotExist();
        assertThat(Ran.command("kernel", "uninstall", "--data-dir", data).out())
                .isEqualTo("There was none in " + file.getParent() + ".\n");
    }

    @Test
    void sparkComesByTheEnvironmentOfTheKernel() throws IOException {
        Ran installed = Ran.command("kernel", "install", "--spark", "--json", "--data-dir", data);
        Path folder = Path.of(installed.json().path("installed").asText());
        assertThat(new ObjectMapper()
                        .readTree(folder.resolve("kernel.json").toFile())
                        .path("env")
                        .path("TIDEMARK_WITH_SPARK")
                        .asText())
                .isEqualTo("yes");
    }

    @Test
    void aLauncherStartsTheKernelOnTheJavaThatInstalledIt() throws IOException {
        Path file = KernelSpec.byLauncher(Path.of("/opt/tidemark/tidemark")).writeTo(data);
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.path("argv"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "/opt/tidemark/tidemark", "java", "dev.tidemark.kernel.jupyter.Main", "{connection_file}");
        assertThat(json.path("env").path("JAVA_HOME").asText()).isEqualTo(System.getProperty("java.home"));
    }

    @Test
    void whatToDoMustBeSaid() {
        Ran ran = Ran.command("kernel");
        assertThat(ran.code()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(ran.err()).contains("say what to do: tidemark kernel install, or uninstall.");
    }

    @Test
    void aFolderThatIsAFileIsNamed() throws IOException {
        Path file = Files.writeString(data.resolve("file"), "");
        Ran ran = Ran.command("kernel", "install", "--data-dir", file);
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err())
                .startsWith("error: Cannot install the kernel in '" + file.resolve("kernels/tidemark"))
                .contains("; name another folder.")
                .hasLineCount(1);
    }

    @Test
    void notebooksWithoutAFolderAreRefused() {
        Ran ran = Ran.command("notebook", data.resolve("none"));
        assertThat(ran.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err())
                .isEqualTo("error: Cannot open notebooks in '" + data.resolve("none")
                        + "': there is no such folder; name one, as in 'tidemark notebook .'.\n");
    }
}
