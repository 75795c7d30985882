package dev.tidemark.cli.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JupyterTest {
    @TempDir
    private Path temp;

    private Path shim;
    private Path real;

    @BeforeEach
    void makeTwo() throws IOException {
        shim = executable("shim", "exit 1");
        real = executable("real", "[ \"$1\" = notebook-x ]");
    }

    @Test
    void oneThatDoesNotAnswerIsPassedOver() {
        String path = shim.getParent() + ":" + temp.resolve("nowhere") + "::" + real.getParent();
        assertThat(Jupyter.find(path, List.of("lab-x", "notebook-x"))).contains(new Jupyter(real, "notebook-x"));
        assertThat(Jupyter.find(shim.getParent().toString(), List.of("lab-x"))).isEmpty();
    }

    @Test
    void eachApplicationIsToldItsFolderInItsOwnWords() {
        assertThat(new Jupyter(real, "lab").serve(temp, List.of("--port=1")))
                .contains("lab", "--ServerApp.root_dir=" + temp, "--port=1");
        assertThat(new Jupyter(real, "notebook").serve(temp, List.of()))
                .contains("notebook", "--NotebookApp.notebook_dir=" + temp);
    }

    @Test
    void whereItIsMissingItsUserIsToldWhatToInstall() {
        assertThat(JupyterSetup.missing(""))
                .hasMessageContaining(
                        "Cannot start Jupyter: no 'jupyter' with a notebook application was found; install it with")
                .hasMessageEndingWith("then run this again.");
    }

    private Path executable(String folder, String script) throws IOException {
        Path file = Files.createDirectories(temp.resolve(folder)).resolve("jupyter");
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
