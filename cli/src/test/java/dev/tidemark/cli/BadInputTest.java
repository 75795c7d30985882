package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What wrong places and names get, and in which form failures are said. */
class BadInputTest {
    @TempDir
    private Path temp;

    @Test
    void ofPlacesWhereNothingIsOrNothingCanBePut() throws Exception {
        Project project = Project.in(temp);
        Files.createDirectory(temp.resolve("folder.csv"));
        project.failed(
                project.buildFrom("none.yaml", "spine.csv", "out.csv"),
                "Cannot read definitions: there is no file none.yaml; check the path.");
        project.failed(
                project.buildFrom("folder.csv", "spine.csv", "out.csv"),
                "Cannot read definitions: folder.csv is a folder; name the file in it.");
        project.failed(
                project.buildFrom("d.yaml", "spin.csv", "out.csv"),
                "Cannot read the spine: file 'spin.csv' does not exist; did you mean 'spine.csv'?");
        project.failed(
                project.buildFrom("d.yaml", "spine", "out.csv"),
                "Cannot read spine 'spine': its extension does not tell the format; name a .parquet, .csv, .json or .arrow"
                        + " file.");
        project.failed(
                project.buildFrom("d.yaml", "spine.csv", "folder.csv"),
                "Cannot write 'folder.csv': it is a folder; name a file in it.");
        project.failed(
                project.buildFrom("d.yaml", "spine.csv", "none/out.csv"),
                "Cannot write 'none/out.csv': its folder does not exist; create 'none' first.");
        project.failed(
                project.buildFrom("d.yaml", "spine.csv", "out.xls"),
                "Cannot write 'out.xls': its extension does not tell the format; name a .parquet, .csv, .json, .jsonl or"
                        + " .arrow file.");
    }

    @Test
    void ofRelativePathsTheWholePathIsSaid() {
        Project project = Project.in(temp);
        String here = Path.of("").toAbsolutePath().toString();
        String[] ask = {
            "build", "-f", "none.yaml", "--service", "s", "--spine", "zz/none.csv", "--time", "t", "--out", "out.csv"
        };
        project.failed(
                Ran.command((Object[]) ask),
                "Cannot read definitions: there is no file none.yaml (it would be " + here
                        + "/none.yaml); check the path.");
        ask[2] = project.at("d.yaml");
        project.failed(
                Ran.command((Object[]) ask),
                "Cannot read the spine: file 'zz/none.csv' does not exist (it would be " + here
                        + "/zz/none.csv), nor does the folder it is in; check the path.");
        ask[6] = "no*.csv";
        project.failed(
                Ran.command((Object[]) ask),
                "Cannot read the spine: no file matches 'no*.csv' (it would be " + here + "/no*.csv); check the path.");
    }

    @Test
    void ofRowsAndFeaturesToExplain() {
        Project project = Project.in(temp);
        Object[] ask = project.asking("explain", "--row", "3");
        project.failed(Ran.command(ask), "Cannot explain row 3: the spine has 2 rows; rows are counted from 1.");
        ask[ask.length - 1] = "2";
        Ran ran = Ran.command(
                Stream.concat(Stream.of(ask), Stream.of("--feature", "totl")).toArray());
        project.failed(
                ran,
                "Cannot explain feature 'totl': service 's' has none of that name; did you mean 'total'? Features: n,"
                        + " total.");
    }

    @Test
    void ofPicturesThatWouldTakeThePlaceOfWhatTheyAreAbout() throws Exception {
        Project project = Project.in(temp);
        Object[] ask = project.asking("explain", "--row", "1", "--html", project.at("spine.csv"));
        String spine = Files.readString(temp.resolve("spine.csv"));
        project.failed(
                Ran.command(ask),
                "Cannot write 'spine.csv': it is a file of the spine, which the training set is read from; name another.");
        ask[ask.length - 1] = project.at("txns.csv");
        project.failed(Ran.command(ask), "Cannot write 'txns.csv': it is a file of source 'txns', which");
        ask[ask.length - 1] = project.at("d.yaml");
        Ran ran = Ran.command(ask);
        assertThat(ran.err())
                .isEqualTo(
                        "error: Cannot run 'tidemark explain': '" + temp
                                + "/d.yaml' holds the definitions; name another file to write to. See tidemark explain --help.\n");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(temp.resolve("spine.csv")).hasContent(spine);
        assertThat(temp.resolve("d.yaml")).hasContent(Project.DEFINITIONS);
    }

    @Test
    void ofAnEngineThatIsNotThere() {
        Project project = Project.in(temp);
        project.failed(
                project.build("out.csv", "--engine", "spark"),
                "Cannot open engine 'spark': Spark is not on the class path; add spark-sql_2.13, or run it by"
                        + " spark-submit.");
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
}
