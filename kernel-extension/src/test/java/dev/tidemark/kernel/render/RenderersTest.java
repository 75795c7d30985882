package dev.tidemark.kernel.render;

import static dev.tidemark.kernel.render.Wellformed.HOSTILE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.core.promotion.DefinitionDiff;
import dev.tidemark.core.skew.Mismatch;
import dev.tidemark.core.skew.SkewReason;
import dev.tidemark.core.skew.SkewReport;
import dev.tidemark.core.training.CheckReport;
import dev.tidemark.core.training.Sample;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.core.training.ValidationInputs;
import dev.tidemark.kernel.render.table.Table;
import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderersTest {
    @TempDir
    private static Path folder;

    private static Shop shop;
    private static TrainingSet set;

    @BeforeAll
    static void open() {
        shop = Shop.in(folder);
        set = shop.set();
    }

    @AfterAll
    static void close() {
        set.close();
        shop.close();
    }

    private static Bundle shown(Object value) {
        Bundle bundle = Renderers.of(value).orElseThrow();
        assertThat(bundle.text()).doesNotContain("cannot be shown", "\u202e", "\u0007");
        if (bundle.data().containsKey(Bundle.HTML)) {
            Wellformed.markup(bundle.data().get(Bundle.HTML));
        }
        return bundle;
    }

    private static String seen(Bundle bundle) {
        return Wellformed.text(bundle.data().get(Bundle.HTML));
    }

    @Test
    void whatIsNotTidemarksHasNoFormHere() {
        assertThat(Renderers.of(null)).isEmpty();
        assertThat(Renderers.of("text")).isEmpty();
        assertThat(Renderers.of(Bundle.text("x"))).contains(Bundle.text("x"));
    }

    @Test
    void aTrainingSetIsItsManifestAndItsFirstPage() {
        Bundle bundle = shown(set);
        assertThat(bundle.text())
                .startsWith("Training set of fraud: 3 rows × 8 columns, built in ")
                .endsWith("""
                   card_id   event_time                 asked  is_fraud         n        spent  last               share
                   STRING    TIMESTAMP                 DOUBLE  STRING       INT64       DOUBLE  STRING            DOUBLE
                   0 % null  0 % null             33.3 % null  0 % null  0 % null  66.7 % null  66.7 % null  66.7 % null
                1  c1        2024-05-02 10:00:00         25.0  true             2         12.5  FR                   2.0
                2  c2        2024-05-02 10:00:00          1.0  false            0         null  null                null
                3  c3        2024-05-02 10:00:00         null  false            0         null  null                null
                rows 1–3 of 3""");
        assertThat(seen(bundle)).contains("Training set of fraud", "3 rows × 8 columns", "rows 1–3 of 3");
    }

    @Test
    void anExplanationIsAPicture() {
        Bundle bundle = shown(set.explain(1).only(List.of("n")));
        assertThat(bundle.text()).contains("n = 2").contains("known too late");
        assertThat(seen(bundle)).contains("n = 2").contains("1 event had happened, but nobody knew of it yet");
    }

    @Test
    void definitionsAreCardsAndTheirTwinIsYaml() {
        assertThat(shown(Shop.CARD).text()).contains("name: card").contains("card_id");
        assertThat(seen(shown(Shop.PAYMENTS))).contains("payments.csv", "when it became known", "known_at");
        assertThat(shown(Shop.ACTIVITY).text())
                .contains("name: activity")
                .contains("ttl: 30d")
                .doesNotContain("entities:");
        assertThat(seen(shown(Shop.ACTIVITY)))
                .contains("sum of amount", "1d, in tiles of 15m", "amount > 0", "ttl 30d");
        assertThat(seen(shown(Shop.FRAUD)))
                .contains("3 stored features, 1 on-demand feature", "asked / spent", "row_count");
        assertThat(seen(shown(Definitions.of(Path.of("."), Shop.FRAUD))))
                .contains("fraud", "activity", "payments", "card");
    }

    @Test
    void aDiffSaysBySignsAndByColoursWhatComesAndGoes() {
        Definitions before = Definitions.of(Path.of("."), Shop.FRAUD);
        Definitions after = Definitions.of(Path.of("."), Shop.FRAUD.onDemand("twice", "spent * 2"));
        Bundle bundle = shown(DefinitionDiff.between(Optional.of(before), after));
        assertThat(bundle.text())
                .startsWith("~ changed service fraud\n")
                .contains("    + ")
                .contains("spent * 2");
        assertThat((String) bundle.data().get(Bundle.HTML))
                .contains("<span class=\"add\">+ ")
                .contains("class=\"same\"");
        assertThat(shown(DefinitionDiff.between(Optional.of(before), before)).text())
                .isEqualTo("No definition changes.");
    }

    @Test
    void reportsSayTheirVerdictFirst() {
        assertThat(shown(set.check(Sample.of(3))).text()).isEqualTo("✓ 3 rows × 4 features equal the reference");
        CheckReport differs = new CheckReport(1, 1, 1, List.of(new CheckReport.Difference(7, HOSTILE, "1", HOSTILE)));
        assertThat(seen(Renderers.of(differs).orElseThrow())).contains("✗").contains("alert('x')");
        SkewReport skew =
                new SkewReport("fraud", 2, 8, 1, List.of(new Mismatch("log:1", "n", "2", "3", SkewReason.UNEXPLAINED)));
        assertThat(seen(shown(skew))).contains("UNEXPLAINED", "nothing explains the difference", "log:1");
        Bundle gates =
                shown(shop.store().trainingSet(Shop.FRAUD).spine(Shop.labels()).validate(ValidationInputs.none()));
        assertThat(gates.text()).startsWith("✓ fraud: 1 of 1 gate passed");
        assertThat(seen(gates)).contains("✓ Passed", "Gates of fraud");
    }

    @Test
    void anErrorIsItsMessageWithTheTraceOneClickAway() {
        Bundle bundle = shown(new TidemarkException(ErrorCode.UNKNOWN_NAME, "Cannot find <b>x</b>: closest is 'y'."));
        assertThat(bundle.text()).isEqualTo("UNKNOWN_NAME: Cannot find <b>x</b>: closest is 'y'.");
        assertThat((String) bundle.data().get(Bundle.HTML))
                .contains("<details>")
                .contains("&lt;b&gt;x&lt;/b&gt;");
        assertThat(Failures.of(new StackOverflowError()).text()).isEqualTo("StackOverflowError");
    }

    @Test
    void hostileValuesStayText() {
        Bundle bundle = shown(Table.of(
                List.of(HOSTILE, "n"), List.of(Arrays.asList(HOSTILE.repeat(30), 1L), Arrays.asList(null, 2L))));
        assertThat(seen(bundle)).contains("<script>alert('x')</script>");
    }

    @Test
    void whatCannotBeShownSaysWhy() {
        try (TrainingSet closed = shop.set()) {
            closed.close();
            assertThat(Renderers.of(closed).orElseThrow().text()).startsWith("This TrainingSet cannot be shown: ");
        }
        Table broken = Table.of(List.of("x"), List.of(List.of(new Object() {
            @Override
            public String toString() {
                throw new StackOverflowError();
            }
        })));
        assertThat(Renderers.of(broken).orElseThrow().text())
                .isEqualTo("This Table cannot be shown: StackOverflowError");
    }
}
