package dev.tidemark.kernel.render;

import dev.tidemark.core.explain.Explanation;
import dev.tidemark.core.online.FeatureVector;
import dev.tidemark.core.online.FeatureVectors;
import dev.tidemark.core.promotion.DefinitionDiff;
import dev.tidemark.core.promotion.PromotionPreview;
import dev.tidemark.core.promotion.PromotionResult;
import dev.tidemark.core.registry.DefinitionsChange;
import dev.tidemark.core.skew.SkewReport;
import dev.tidemark.core.training.CheckReport;
import dev.tidemark.core.training.Manifest;
import dev.tidemark.core.training.TrainingSet;
import dev.tidemark.core.validation.GateReport;
import dev.tidemark.kernel.render.chart.Chart;
import dev.tidemark.kernel.render.table.Page;
import dev.tidemark.kernel.render.table.Table;
import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.Entity;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Finds how a value looks. Thread-safe. */
public final class Renderers {
    private static final List<Renderer<?>> ALL = new ArrayList<>();

    static {
        add(Bundle.class, bundle -> bundle);
        add(Shown.class, Shown::forms);
        add(TrainingSet.class, TrainingSetCard::of);
        add(Manifest.class, TrainingSetCard::of);
        add(VectorSchemaRoot.class, root -> page(Table.of(root).page(1)));
        add(Table.class, table -> page(table.page(1)));
        add(Page.class, Renderers::page);
        add(Chart.class, Renderers::chart);
        add(Explanation.class, why -> Bundle.text(why.text().stripTrailing()).with(Bundle.HTML, why.fragment()));
        add(Entity.class, DefinitionCards::of);
        add(Source.class, DefinitionCards::of);
        add(FeatureView.class, DefinitionCards::of);
        add(FeatureService.class, DefinitionCards::of);
        add(Definitions.class, DefinitionCards::of);
        add(GateReport.class, ReportCards::of);
        add(CheckReport.class, ReportCards::of);
        add(SkewReport.class, ReportCards::of);
        add(DefinitionDiff.class, Diffs::of);
        add(DefinitionsChange.class, Diffs::of);
        add(PromotionPreview.class, PromotionCards::of);
        add(PromotionResult.class, PromotionCards::of);
        add(FeatureVector.class, VectorCards::of);
        add(FeatureVectors.class, VectorCards::of);
        add(TidemarkException.class, Failures::of);
    }

    private Renderers() {}

    /** Values of a type, subtypes included, and how they look. */
    private record Renderer<T>(Class<T> type, Function<T, Bundle> draws) {
        Bundle draw(Object value) {
            return draws.apply(type.cast(value));
        }
    }

    /** The types that have a form here; of each also its subtypes. */
    public static List<Class<?>> types() {
        return ALL.stream().<Class<?>>map(Renderer::type).toList();
    }

    /**
     * A value in the forms a notebook shows, or empty if Tidemark has no form for it and the kernel's own is best. Never throws: what
     * cannot be shown is said in plain text, with the reason.
     *
     * @param value may be null, which has none
     */
    public static Optional<Bundle> of(Object value) {
        return ALL.stream()
                .filter(renderer -> renderer.type().isInstance(value))
                .findFirst()
                .map(renderer -> guarded(renderer, value));
    }

    /** A kernel that meets an error while it shows a result is gone, and the notebook's variables with it. */
    private static Bundle guarded(Renderer<?> renderer, Object value) {
        try {
            return renderer.draw(value);
        } catch (Throwable failure) {
            return Bundle.text("This " + renderer.type().getSimpleName() + " cannot be shown: " + reason(failure));
        }
    }

    private static String reason(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private static Bundle page(Page page) {
        Page.Forms forms = page.forms();
        return Bundle.text(forms.text()).with(Bundle.HTML, forms.html());
    }

    /** Without HTML: front ends that know Vega-Lite would take that first. */
    private static Bundle chart(Chart chart) {
        return Bundle.text(chart.text()).with(Bundle.SVG, chart.svg()).with(Bundle.VEGA_LITE, chart.vegaLite());
    }

    private static <T> void add(Class<T> type, Function<T, Bundle> draws) {
        ALL.add(new Renderer<>(type, draws));
    }
}
