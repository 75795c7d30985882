package dev.tidemark.core.validation;

import static dev.tidemark.semantics.definition.Gates.drift;
import static dev.tidemark.semantics.definition.Gates.nullRate;
import static dev.tidemark.semantics.definition.Gates.oneOf;
import static dev.tidemark.semantics.definition.Gates.rowCount;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ReportTest {
    private static final String HOSTILE = "<script>alert('x')</script>&\"\u0007\nline";

    private static GateReport hostile() {
        TrainingProfile base =
                Judged.table().rows("s", "x", HOSTILE).rows("d", 1.0, 2.0, 3.5).profile();
        return Judged.table()
                .rows("s", "x", HOSTILE)
                .rows("d", 5.0, -1e300, Double.NaN)
                .promoted(base)
                .by(
                        oneOf("s", "x", "<b>"),
                        nullRate("d").atMost(0.1).warning(),
                        drift("d").psi().atMost(100),
                        rowCount().atLeast(1));
    }

    @Test
    void textIsAlignedAndExplainsWhatDidNotPass() {
        GateReport report = Judged.table()
                .rows("s", "DE", "XX", null)
                .by(
                        oneOf("s", "DE"),
                        rowCount().atLeast(1),
                        drift("d").ks().atMost(0.1),
                        nullRate("s").atMost(0.1).warning());
        assertThat(report.text().lines())
                .containsExactly(
                        "✗ svc: 1 of 4 gates passed, 1 failed, 1 warned, 1 without a baseline yet, over 3 rows",
                        "  ✗ one_of of s      in [DE]      1 row    service 'svc'",
                        "      1 of 3 rows not among the allowed values",
                        "      row 2: XX",
                        "  ✓ row_count        at least 1   3 rows   service 'svc'",
                        "  – drift (ks) of d  at most 0.1           service 'svc'",
                        "      not evaluated: the service has no promotion yet to measure drift from",
                        "  ! null_rate of s   at most 0.1  33.33 %  service 'svc'",
                        "      1 of 3 rows are null",
                        "      row 3: null");
        assertThat(Judged.table().by().text()).isEqualTo("✓ svc: no gates are defined, over 0 rows");
    }

    @Test
    void aLineOfTextStaysALine() {
        assertThat(hostile().lines()).noneMatch(line -> line.text().matches("(?s).*\\p{Cntrl}.*"));
    }

    @Test
    void jsonHasStableNames() {
        ObjectNode json = hostile().json();
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("service", "fingerprint", "rows", "passed", "counts", "gates", "features");
        assertThat(json.at("/passed").booleanValue()).isFalse();
        assertThat(json.at("/counts/failed").intValue()).isEqualTo(1);
        assertThat(json.at("/gates/0/gate").textValue()).isEqualTo("one_of");
        assertThat(json.at("/gates/0/verdict").textValue()).isEqualTo("failed");
        assertThat(json.at("/gates/0/measured").doubleValue()).isEqualTo(1);
        assertThat(json.at("/gates/0/examples/0/row").longValue()).isEqualTo(2);
        assertThat(json.at("/gates/0/examples/0/value").textValue()).isEqualTo(HOSTILE);
        assertThat(json.at("/gates/1/severity").textValue()).isEqualTo("warn");
        assertThat(json.at("/features/3/name").textValue()).isEqualTo("s");
    }

    @Test
    void htmlIsWellFormedAndWhateverIsInItStaysText() throws Exception {
        String html = hostile().html();
        assertThat(html).doesNotContain("<script", "http://", "https://", "url(", "\u0007");
        Document page = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(html.replace("<!DOCTYPE html>", ""))));
        assertThat(page.getElementsByTagName("tr").getLength()).isEqualTo(5);
        assertThat(page.getElementsByTagName("article").getLength()).isEqualTo(Judged.FEATURES.size());
        assertThat(page.getElementsByTagName("svg").getLength()).isEqualTo(2);
        assertThat(page.getElementsByTagName("code").item(0).getTextContent())
                .isEqualTo("<script>alert('x')</script>&\"  line");
        assertThat(page.getElementsByTagName("h1").item(0).getTextContent()).isEqualTo("Gates of svc");
    }

    @Test
    void htmlOfAnEmptyTrainingSetIsWellFormed() throws Exception {
        String html = Judged.table().by().html();
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(html.replace("<!DOCTYPE html>", ""))));
        assertThat(html)
                .contains("✓ Passed", "no gates are defined, over 0 rows")
                .doesNotContain("NaN", "<svg");
    }
}
