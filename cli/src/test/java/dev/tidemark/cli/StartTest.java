package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a process: it starts light, and keeps its streams apart. */
class StartTest {
    @TempDir
    private Path temp;

    @Test
    void helpLoadsNothingHeavy() throws IOException, InterruptedException {
        Ran ran;
        List<String> loud = List.of("-Xlog:class+load:stdout");
        try (CliProcess process = CliProcess.start(temp.resolve("logs"), List.of(), loud, "build", "--help")) {
            ran = process.ended();
        }
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("dev.tidemark.cli.BuildCommand", "Usage: tidemark build")
                .doesNotContain(
                        "org.duckdb", "org.apache.arrow", "org.apache.calcite", "com.fasterxml.jackson", "org.slf4j");
    }

    @Test
    @Tag("slow")
    void aProcessBuildsAndExitsWithItsCode() throws IOException, InterruptedException {
        Project project = Project.in(temp);
        Object[] args = project.asking("build", "--out", project.at("out.csv"), "--json");
        try (CliProcess process = CliProcess.start(temp.resolve("logs"), args)) {
            Ran ran = process.ended();
            assertThat(ran.err()).isEmpty();
            assertThat(ran.json().at("/rows").asLong()).isEqualTo(2);
            assertThat(ran.code()).isZero();
        }
        project.redefine("of: amount", "of: amont");
        try (CliProcess process = CliProcess.start(temp.resolve("logs"), args)) {
            Ran ran = process.ended();
            assertThat(ran.err()).isEmpty();
            assertThat(ran.json().at("/error/code").asText()).isEqualTo("MISSING_COLUMN");
            assertThat(ran.code()).isEqualTo(1);
        }
        try (CliProcess process = CliProcess.start(temp.resolve("logs"), "biuld")) {
            assertThat(process.ended().code()).isEqualTo(2);
        }
    }
}
