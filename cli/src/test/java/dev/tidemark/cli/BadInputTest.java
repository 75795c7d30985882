package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What bad input gets: one line that names thing, value and remedy; exit code 1; no trace, and no file. */
class BadInputTest {
    private static final String SPINE = "card_id,event_time,label\nc1,2024-05-02T11:00:00Z,1\n";

    @TempDir
    private Path temp;

    static Stream<Arguments> definitions() {
        return Stream.of(
                defined(
                        "path: txns.csv",
                        "path: elsewhere.csv",
                        "Cannot read source 'txns': file 'elsewhere.csv' does not exist; check the path."),
                defined(
                        "path: txns.csv",
                        "path: txn.csv",
                        "Cannot read source 'txns': file 'txn.csv' does not exist; did you mean 'txns.csv'?"),
                defined(
                        "path: txns.csv",
                        "path: 'no*.parquet'",
                        "Cannot read source 'txns': no file matches 'no*.parquet'; check the path."),
                defined(
                        "path: txns.csv",
                        "path: txns",
                        "Cannot define source 'txns' (d.yaml:4): the extension of path 'txns' does not tell the format;"
                                + " say parquet, csv, json or arrow."),
                defined(
                        "of: amount",
                        "of: amont",
                        "Cannot bind feature 'total' of view 'v': column 'amont' is not in source 'txns' (txns.csv); did"
                                + " you mean 'amount'? Columns: card_id, event_time, amount, note."),
                defined(
                        "eventTime: event_time",
                        "eventTime: evt_time",
                        "Cannot bind source 'txns': column 'evt_time' is not in source 'txns' (txns.csv); did you mean"
                                + " 'event_time'? Columns: card_id, event_time, amount, note."),
                defined(
                        "of: amount",
                        "of: note",
                        "Cannot bind feature 'total' of view 'v': column 'note' is STRING, SUM needs a number. Numbers:"
                                + " amount."),
                defined(
                        "eventTime: event_time}",
                        "eventTime: event_time, columns: {note: INT64}, sequence: note}",
                        "Cannot read 'x' as INT64 in row 1, column 'note' of txns.csv (source 'txns'): write a whole"
                                + " number in decimal digits, like 42 or -7."),
                defined(
                        "eventTime: event_time}",
                        "eventTime: event_time, columns: {amount: INTEGER}}",
                        "Cannot read 'amount' of 'columns' of source 'txns' (d.yaml:4): there is no type 'INTEGER'; write"
                                + " INT64."),
                defined(
                        "window: 1h",
                        "window: 1h, where: 'SIZE(amount) > 1'",
                        "Cannot bind feature 'n' of view 'v': expression \"SIZE(amount) > 1\" at line 1, column 1: function"
                                + " 'SIZE' not found"),
                defined(
                        "window: 1h",
                        "window: 1h, where: 'amount >> 1'",
                        "Cannot bind feature 'n' of view 'v': expression \"amount >> 1\" at line 1, column 8: syntax error"
                                + " near '>> 1'."),
                defined(
                        "window: 1h",
                        "window: 1h, where: 'amount + 1'",
                        "Cannot bind feature 'n' of view 'v': where \"amount + 1\" is INT64, it needs BOOL; compare it, as"
                                + " in amount > 500."),
                defined(
                        "name: total",
                        "name: n",
                        "Cannot define view 'v' (d.yaml:11): feature 'n' stands twice; rename or remove one."),
                defined(
                        "name: total",
                        "name: label",
                        "Cannot build training set of service 's': feature 'label' has the name of column 'label' of the"
                                + " spine (spine.csv); rename or leave out one of them."),
                defined(
                        "aggregate: count, window: 1h",
                        "aggregate: latest, of: note, ttl: 0s",
                        "Cannot define feature 'n' of view 'v' (d.yaml:10): latest cannot have a ttl of 0us; say at least"
                                + " 1us, or forever."),
                defined(
                        "aggregate: sum",
                        "aggregate: summ",
                        "Cannot read 'aggregate' of feature 'total' (d.yaml:11): there is no aggregate 'summ'; did you mean"
                                + " 'sum'?"),
                defined("{name: s,", "{name: t,", "Cannot find service 's'. Services: t."),
                defined(
                        "aggregate: sum",
                        "agregate: sum",
                        "Cannot read feature 'total' (d.yaml:11): there is no key 'agregate'; did you mean"
                                + " 'aggregate'?"),
                defined("services:", "services: [", "Cannot read this as YAML (d.yaml:13): "));
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void ofDefinitions(String old, String now, String message) {
        Project project = Project.in(temp);
        project.redefine(old, now);
        fails(project, project.build("out.csv"), message);
    }

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
        fails(project, project.build("out.csv"), message);
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
        fails(project, project.build("out.csv"), message);
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
        fails(project, build(project, "d.yaml", name, "out.csv"), "Cannot read the spine: " + message);
        if (name.contains(".")) {
            project.redefine("path: txns.csv", "path: " + name);
            fails(project, project.build("out.csv"), "Cannot read source 'txns': " + message);
        }
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("x.csv", null, "'x.csv' is a folder; name a file or a glob in it, like x.csv/*.csv."),
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

    @Test
    void ofPlacesWhereNothingIsOrNothingCanBePut() throws Exception {
        Project project = Project.in(temp);
        Files.createDirectory(temp.resolve("folder.csv"));
        fails(
                project,
                build(project, "none.yaml", "spine.csv", "out.csv"),
                "Cannot read definitions: there is no file none.yaml; check the path.");
        fails(
                project,
                build(project, "folder.csv", "spine.csv", "out.csv"),
                "Cannot read definitions: folder.csv cannot be read (Is a directory); is it a file you may read?");
        fails(
                project,
                build(project, "d.yaml", "spin.csv", "out.csv"),
                "Cannot read the spine: file 'spin.csv' does not exist; did you mean 'spine.csv'?");
        fails(
                project,
                build(project, "d.yaml", "spine", "out.csv"),
                "Cannot read spine 'spine': its extension does not tell the format; name a .parquet, .csv, .json or .arrow"
                        + " file.");
        fails(
                project,
                build(project, "d.yaml", "spine.csv", "folder.csv"),
                "Cannot write 'folder.csv': it is a folder; name a file in it.");
        fails(
                project,
                build(project, "d.yaml", "spine.csv", "none/out.csv"),
                "Cannot write 'none/out.csv': its folder does not exist; create 'none' first.");
        fails(
                project,
                build(project, "d.yaml", "spine.csv", "out.xls"),
                "Cannot write 'out.xls': its extension does not tell the format; name a .parquet, .csv, .json, .jsonl or"
                        + " .arrow file.");
    }

    @Test
    void ofRowsAndFeaturesToExplain() {
        Project project = Project.in(temp);
        String[] ask = {
            "explain",
            "-f",
            project.at("d.yaml"),
            "--service",
            "s",
            "--spine",
            project.at("spine.csv"),
            "--time",
            "event_time",
            "--work-dir",
            project.at("work"),
            "--row",
            "3"
        };
        fails(
                project,
                Ran.command((Object[]) ask),
                "Cannot explain row 3: the spine has no such row; rows are counted from 1.");
        ask[ask.length - 1] = "2";
        Ran ran = Ran.command(
                Stream.concat(Stream.of(ask), Stream.of("--feature", "totl")).toArray());
        fails(
                project,
                ran,
                "Cannot explain feature 'totl': service 's' has none of that name; did you mean 'total'? Features: n,"
                        + " total.");
    }

    @Test
    void ofAnEngineThatIsNotThere() {
        Project project = Project.in(temp);
        fails(project, project.build("out.csv", "--engine", "spark"), "Cannot find engine 'spark'. Engines: duckdb.");
    }

    @Test
    void aFileThatStoodThereStaysAsItWas() throws Exception {
        Project project = Project.in(temp);
        Path out = project.write("out.csv", "of yesterday");
        project.redefine("of: amount", "of: note");
        assertThat(project.build("out.csv").code()).isEqualTo(1);
        assertThat(out).hasContent("of yesterday");
    }

    @Test
    void withJsonItIsAnObjectWithACode() {
        Project project = Project.in(temp);
        project.redefine("of: amount", "of: amont");
        Ran ran = project.build("out.csv", "--json");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.json().at("/error/code").asText()).isEqualTo("MISSING_COLUMN");
        assertThat(ran.json().at("/error/category").asText()).isEqualTo("USER");
        assertThat(ran.json().at("/error/message").asText()).startsWith("Cannot bind feature 'total' of view 'v'");
        assertThat(ran.code()).isEqualTo(1);
    }

    @Test
    void withDebugTheTraceComesToo() {
        Project project = Project.in(temp);
        project.redefine("of: amount", "of: amont");
        assertThat(project.build("out.csv", "--debug").err())
                .startsWith("error: Cannot bind")
                .contains("\tat dev.tidemark");
    }

    private static Arguments defined(String old, String now, String message) {
        return Arguments.of(old, now, message);
    }

    private static Ran build(Project project, String definitions, String spine, String out) {
        return Ran.command(
                "build",
                "-f",
                project.at(definitions),
                "--service",
                "s",
                "--spine",
                project.at(spine),
                "--time",
                "event_time",
                "--out",
                project.at(out),
                "--work-dir",
                project.at("work"));
    }

    /** @param message what the line is, or what it begins with if a list of names follows */
    private void fails(Project project, Ran ran, String message) {
        String line = ran.err().replace(temp + "/", "");
        assertThat(line).startsWith("error: " + message).endsWith("\n");
        assertThat(line.lines()).hasSize(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.code()).isEqualTo(1);
        List<String> left = project.content().stream()
                .filter(name -> name.contains("out") || name.startsWith("work/") || name.contains("tmp"))
                .toList();
        assertThat(left).isEmpty();
    }
}
