package dev.tidemark.cli.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JupyterPathsTest {
    private static final Path HOME = Path.of("/home/ada");

    @Test
    void aFolderThatIsSetCounts() {
        assertThat(JupyterPaths.userData(Map.of("JUPYTER_DATA_DIR", "/data"), "Linux", HOME))
                .isEqualTo(Path.of("/data"));
    }

    @Test
    void elseEverySystemHasItsOwn() {
        assertThat(JupyterPaths.userData(Map.of(), "Linux", HOME)).isEqualTo(HOME.resolve(".local/share/jupyter"));
        assertThat(JupyterPaths.userData(Map.of("XDG_DATA_HOME", "/xdg"), "Linux", HOME))
                .isEqualTo(Path.of("/xdg/jupyter"));
        assertThat(JupyterPaths.userData(Map.of(), "Mac OS X", HOME)).isEqualTo(HOME.resolve("Library/Jupyter"));
    }
}
