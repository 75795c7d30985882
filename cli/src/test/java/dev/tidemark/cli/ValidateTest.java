package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code validate} prints, writes and exits with. */
class ValidateTest {
    private static final String DRIFT =
            "    gates: [{gate: drift, of: total, measure: psi, atMost: 0.1, baseline: p.json}]\n";

    @TempDir
    private Path temp;

    private Ran validate(String gates, String... more) {
        Project project = Project.in(temp);
        project.write(
                "d.yaml",
                Project.DEFINITIONS.replace(
                        "  - {name: s, features: [v.*]}", "  - name: s\n    features: [v.*]\n" + gates));
        return Ran.command(project.asking("validate", more));
    }

    @Test
    void gatesThatHoldEndWell() throws IOException {
        Ran ran = validate(
                "    gates: [{gate: row_count, atLeast: 2}, {gate: null_rate, of: n, atMost: 0}]\n",
                "--report",
                temp + "/r.html",
                "--profile",
                temp + "/p.json");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).isEqualTo("""
                ✓ s: 2 of 2 gates passed, over 2 rows
                  ✓ row_count       at least 2  2 rows  service 's'
                  ✓ null_rate of n  at most 0   0 %     service 's'
                Report: TEMP/r.html
                Profile: TEMP/p.json
                """.replace("TEMP", temp.toString()));
        assertThat(ran.code()).isZero();
        assertThat(Files.readString(temp.resolve("r.html"))).contains("<h1>Gates of s</h1>", "✓ Passed");
    }

    @Test
    void aFailedGateIsExitCode3AndAWarningIsNot() {
        Ran failed = validate("    gates: [{gate: null_rate, of: total, atMost: 0}]\n");
        assertThat(failed.code()).isEqualTo(3);
        assertThat(failed.out()).isEqualTo("""
                ✗ s: 0 of 1 gate passed, 1 failed, over 2 rows
                  ✗ null_rate of total  at most 0  50 %  service 's'
                      1 of 2 rows are null
                      row 2: null
                """);
        assertThat(validate("    gates: [{gate: null_rate, of: total, atMost: 0, severity: warn}]\n")
                        .code())
                .isZero();
    }

    @Test
    void withJsonTheReportIsOneObject() {
        Ran ran = validate("    gates: [{gate: row_count, atLeast: 9}]\n", "--json");
        assertThat(ran.code()).isEqualTo(3);
        assertThat(ran.json().at("/passed").asBoolean(true)).isFalse();
        assertThat(ran.json().at("/gates/0/verdict").asText()).isEqualTo("failed");
        assertThat(ran.json().at("/gates/0/measured").asDouble()).isEqualTo(2);
    }

    @Test
    void aBaselineThatIsNotThereIsSaidWithHowToWriteOne() {
        assertThat(validate(DRIFT).err())
                .isEqualTo("error: Cannot read baseline '" + temp + "/p.json': there is no such file; write one with"
                        + " 'tidemark validate --profile', or leave the baseline out.\n");
    }

    @Test
    @Tag("slow")
    void driftIsMeasuredFromAProfile() {
        String unbound = DRIFT.replace(", baseline: p.json", "");
        assertThat(validate(unbound, "--profile", temp + "/p.json").out())
                .contains("1 without a baseline yet", "– drift (psi) of total  at most 0.1    service 's'");
        assertThat(validate(DRIFT).out()).contains("✓ drift (psi) of total  at most 0.1  0  service 's'");
        assertThat(validate(unbound, "--baseline", temp + "/p.json").code()).isZero();
    }

    @Test
    void theLabelComesFromValidationOrFromTheCommandLine() {
        String gate = "    gates: [{gate: label_correlation, atMost: 0.9, severity: warn}]\n";
        assertThat(validate(gate).err()).contains("no label is named; say which column holds it");
        assertThat(validate(gate, "--label", "label").out())
                .contains("no feature has a value beside the label 'label' in at least 30 rows");
        assertThat(validate(gate + "    validation: {spine: spine.csv, time: event_time, label: label}\n")
                        .code())
                .isZero();
    }

    @Test
    void whatIsWrongIsSaidBeforeAnythingIsBuiltOrWritten() {
        Ran ran = validate("    gates: [{gate: range, of: totl, atMost: 1}]\n", "--report", temp + "/r.html");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .isEqualTo(
                        "error: Cannot bind gate range of service 's': the training set has no column 'totl'; did you"
                                + " mean 'total'? Columns: card_id, event_time, label, n, total.\n");
        assertThat(temp.resolve("r.html")).doesNotExist();
        assertThat(validate("", "--report", temp + "/none/r.html").err())
                .startsWith("error: Cannot write '" + temp + "/none/r.html': its folder does not exist;");
    }
}
