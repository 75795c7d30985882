package dev.tidemark.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncSectionTest {
    private static final List<String> KEYS = List.of("sync.http.port", "sync.http.tokensFile", "sync.aheadTolerance");

    @TempDir
    Path project;

    @Test
    void theProgramCountsBeforeTheEnvironmentAndThatBeforeTheFile() throws IOException {
        Files.writeString(
                project.resolve("tidemark.yaml"), "sync: {aheadTolerance: 1m, http: {port: 1, tokensFile: a}}\n");
        Map<String, String> environment = Map.of("TIDEMARK_SYNC_HTTP_PORT", "2", "TIDEMARK_SYNC_HTTP_TOKENS_FILE", "b");

        SyncSection sync = ProjectConfig.read(project, environment, Map.of("sync.http.port", "3"))
                .sync();

        sync.checkKnown(KEYS);
        assertThat(sync.find("sync.http.port")).contains(new Setting("sync.http.port", "3", "given by the program"));
        assertThat(sync.find("sync.http.tokensFile"))
                .contains(new Setting("sync.http.tokensFile", "b", "TIDEMARK_SYNC_HTTP_TOKENS_FILE"));
        assertThat(sync.find("sync.aheadTolerance"))
                .contains(new Setting("sync.aheadTolerance", "1m", "tidemark.yaml:1"));
        assertThat(sync.find("sync.http.host")).isEmpty();
        assertThat(sync.toString()).doesNotContain("1m");
    }

    @Test
    void whatNobodyKnowsIsNamedWithItsPlace() throws IOException {
        SyncSection environment = ProjectConfig.read(project, Map.of("TIDEMARK_SYNC_HTTP_PROT", "2"), Map.of())
                .sync();
        assertThatThrownBy(() -> environment.checkKnown(KEYS))
                .hasMessage("Cannot use setting 'TIDEMARK_SYNC_HTTP_PROT' (TIDEMARK_SYNC_HTTP_PROT): there is no such"
                        + " setting; did you mean 'TIDEMARK_SYNC_HTTP_PORT'? Variables: TIDEMARK_SYNC_HTTP_PORT,"
                        + " TIDEMARK_SYNC_HTTP_TOKENS_FILE, TIDEMARK_SYNC_AHEAD_TOLERANCE.");

        Files.writeString(project.resolve("tidemark.yaml"), "sync:\n  http: {prot: 1}\n");
        SyncSection file = ProjectConfig.read(project, Map.of(), Map.of()).sync();
        assertThatThrownBy(() -> file.checkKnown(KEYS))
                .hasMessage("Cannot use setting 'sync.http.prot' (tidemark.yaml:2): there is no such setting; did you"
                        + " mean 'sync.http.port'? Settings: sync.http.port, sync.http.tokensFile,"
                        + " sync.aheadTolerance.");
    }

    @Test
    void whatAnOrchestratorAddsForAServiceOfThatNameIsNoSetting() {
        SyncSection sync = ProjectConfig.read(
                        project,
                        Map.of(
                                "TIDEMARK_SYNC_HTTP_PORT", "tcp://10.0.0.1:80",
                                "TIDEMARK_SYNC_SERVICE_PORT", "80",
                                "TIDEMARK_SYNC_PORT_80_TCP_ADDR", "10.0.0.1"),
                        Map.of())
                .sync();

        sync.checkKnown(KEYS);
        assertThat(sync.find("sync.http.port")).isEmpty();
    }
}
