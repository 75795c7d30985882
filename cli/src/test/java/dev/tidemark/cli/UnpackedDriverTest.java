package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher keeps DuckDB's native library beside its driver, so that no process unpacks it into a folder of others. */
class UnpackedDriverTest {
    @TempDir
    private Path temp;

    private static String ran(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.strip();
    }

    private static Path placeOf(String className) throws Exception {
        return Path.of(Class.forName(className)
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    @Test
    void aProcessUnpacksNothing() throws Exception {
        Path jar = placeOf("org.duckdb.DuckDBDriver");
        Path temporary = Files.createDirectory(temp.resolve("temporary"));
        String driver = ran(List.of(
                "sh",
                "-c",
                "root=$1 && . \"$1/.mvn/tools.sh\" && JAVA_HOME=$4 && unpacked_driver \"$2\" \"$3\" && printf %s \"$driver\"",
                "sh",
                Path.of("..").toRealPath().toString(),
                jar.toString(),
                temp.toString(),
                System.getProperty("java.home")));
        assertThat(ran(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "--enable-native-access=ALL-UNNAMED", // or Java 25 speaks of it
                        "-cp",
                        driver + "/driver.jar:" + placeOf(UnpackedDriverTest.class.getName()),
                        UnpackedDriverTest.class.getName(),
                        temporary.toString())))
                .isEqualTo("0 files while DuckDB runs");
    }

    /** Starts DuckDB, and counts the files in a folder. */
    public static void main(String[] arguments) throws SQLException, IOException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            System.out.println(files.count() + " files while DuckDB runs" + (connection.isClosed() ? "?" : ""));
        }
    }
}
