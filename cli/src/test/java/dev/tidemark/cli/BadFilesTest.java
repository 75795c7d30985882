package dev.tidemark.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What bad spines, sources and files get: one line that names thing, value and remedy; exit code 1; no trace, and no file. */
class BadFilesTest {
    private static final String SPINE = "card_id,event_time,label\nc1,2024-05-02T11:00:00Z,1\n";

    @TempDir
    private Path temp;

    static Stream<Arguments> spines() {
        return Stream.of(
                Arguments.of(
                        SPINE.replace("event_time", "at"),
                        "Cannot build training set of service 's': column 'event_time'"
                                + " is not in the spine (spine.csv). Columns: card_id, at, label."),
                Arguments.of(
                        SPINE.replace("card_id", "kard_id"),
                        "Cannot build training set of service 's': column 'card_id'"
                                + " is not in the spine (spine.csv); did you mean 'kard_id'? Columns: kard_id, event_time, label."),
                Arguments.of(
                        SPINE + "c1,,0\n",
                        "Cannot evaluate spine row 2: its time is null. Give it a time, or leave the" + " row out."),
                Arguments.of(
                        SPINE + "c1,noon,0\n",
                        "Cannot read 'noon' as TIMESTAMP in row 2, column 'event_time' of"
                                + " spine.csv (the spine): write it like 2024-05-02T10:00:00Z."),
                Arguments.of(
                        SPINE + "c1,1714644000,0\n",
                        "Cannot read '1714644000' as TIMESTAMP in row 2, column"
                                + " 'event_time' of spine.csv (the spine): a bare number does not say its unit; write it like"
                                + " 2024-05-02T10:00:00Z."),
                Arguments.of(
                        SPINE + "c1\n",
                        "Cannot read the spine: file 'spine.csv': line 3 has 1 cell, the header has 3;"
                                + " quote what holds a comma, or complete the line."),
                Arguments.of("", "Cannot read the spine: file 'spine.csv' is empty; it has not even columns."));
    }

    @ParameterizedTest
    @MethodSource("spines")
    void ofSpines(String spine, String message) {
        Project project = Project.in(temp);
        project.write("spine.csv", spine);
        project.failed(project.build("out.csv"), message);
    }

    static Stream<Arguments> sources() {
        String header = "card_id,event_time,amount,note\n";
        return Stream.of(
                Arguments.of("", "Cannot read source 'txns': file 'txns.csv' is empty; it has not even columns."),
                Arguments.of(
                        header + "c1,2024-05-02T10:00:00Z,1,x\nc1,yesterday,1,y\n",
                        "Cannot read 'yesterday' as TIMESTAMP"
                                + " in row 2, column 'event_time' of txns.csv (source 'txns'): write it like 2024-05-02T10:00:00Z."),
                Arguments.of(
                        header + "c1,2024-05-02T10:00:00Z,9223372036854775807,x\nc1,2024-05-02T10:00:00Z,1,y\n",
                        "Cannot evaluate feature 'total': its sum does not fit into INT64; sum a smaller unit or a shorter"
                                + " window."));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void ofSources(String source, String message) {
        Project project = Project.in(temp);
        project.write("txns.csv", source);
        project.failed(project.build("out.csv"), message);
    }

    @ParameterizedTest
    @MethodSource("files")
    void ofFilesThatAreNotWhatTheyShouldBe(String name, String text, String message) throws Exception {
        Project project = Project.in(temp);
        if (text == null) {
            Files.createDirectory(temp.resolve(name));
        } else {
            project.write(name, text);
        }
        project.failed(project.buildFrom("d.yaml", name, "out.csv"), "Cannot read the spine: " + message);
        if (name.contains(".")) {
            project.redefine("path: txns.csv", "path: " + name);
            project.failed(project.build("out.csv"), "Cannot read source 'txns': " + message);
        }
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("x.csv", null, "'x.csv' is a folder; name a file or a glob in it, like x.csv/*.csv."),
                Arguments.of(
                        "x.csv",
                        "card_id;event_time;amount\nc1;2024-05-02T10:00:00Z;1,5\n",
                        "file 'x.csv': its cells are separated by semicolons, CSV has commas; write it with commas, or as"
                                + " Parquet."),
                Arguments.of("x.parquet", "", "file 'x.parquet' is empty; it has not even columns."),
                Arguments.of(
                        "x.parquet",
                        "PAR1, and then nothing",
                        "file 'x.parquet' is truncated: its end is missing; write" + " it anew."),
                Arguments.of("x.parquet", SPINE, "file 'x.parquet' is not Parquet: it does not begin with PAR1."),
                Arguments.of(
                        "x.arrow",
                        SPINE,
                        "file 'x.arrow' is not an Arrow file, or is truncated: Unexpected end of stream"
                                + " trying to read message."),
                Arguments.of(
                        "x.json", SPINE, "file 'x.json': line 1, column 1 is not JSON: Unrecognized token 'card_id'"));
    }
}
