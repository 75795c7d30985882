package dev.tidemark.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.semantics.definition.Aggregates;
import dev.tidemark.semantics.definition.Entity;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.Binder;
import dev.tidemark.semantics.plan.OutputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.SourceSchema;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.reference.FeatureValue;
import dev.tidemark.semantics.reference.Reference;
import dev.tidemark.semantics.reference.SourceRow;
import dev.tidemark.semantics.reference.SpineRow;
import dev.tidemark.semantics.text.TextTime;
import dev.tidemark.semantics.time.Durations;
import dev.tidemark.semantics.type.ValueType;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The pictures of an explanation. */
class PictureTest {
    private static final long AT = TextTime.parse("2024-05-02T10:00:30Z");
    private static final long SECOND = 1_000_000L;
    private static final long DAY = 86_400 * SECOND;
    private static final String HOSTILE = "<script>alert('x')</script>\"&\u202egnirts\u0007\ud800";

    private final List<SourceRow> rows = new ArrayList<>();
    private String card = "c1";

    private void event(long before, long knownBefore, Double amount, String note) {
        Map<String, Object> values = new HashMap<>();
        values.put("card", card);
        values.put("at", AT - before);
        values.put("known", AT - knownBefore);
        values.put("amount", amount);
        values.put("note", note);
        rows.add(new SourceRow(values));
    }

    private Explanation explanation() {
        FeatureView view = FeatureView.named("activity")
                .of(Entity.named("card").key("card", ValueType.STRING))
                .from(Source.parquet("tx", "tx.parquet").eventTime("at").knownTime("known"))
                .feature(
                        "spent",
                        Aggregates.sum("amount").over(Durations.days(30)).where("amount > 0"))
                .feature("early", Aggregates.count().over(Durations.hours(6)).endingBefore(Durations.hours(1)))
                .feature("newest", Aggregates.latest("note").forever());
        FeatureService service = FeatureService.named("fraud").with(view).onDemand("twice", "spent * 2");
        SourceSchema schema = SourceSchema.of("tx.parquet")
                .column("card", ValueType.STRING)
                .column("at", ValueType.TIMESTAMP)
                .column("known", ValueType.TIMESTAMP)
                .column("amount", ValueType.DOUBLE)
                .column("note", ValueType.STRING);
        ServicePlan plan = Binder.bind(service, Map.of("tx", schema));
        SpineRow asked = new SpineRow(AT, Map.of("card", card));
        Reference reference = new Reference(plan, Map.of("tx", rows), OptionalLong.empty());
        List<FeatureValue> values = reference.evaluate(asked);
        ViewPlan bound = plan.views().get(0);
        List<FeatureExplanation> features = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            OutputColumn output = plan.outputs().get(i);
            features.add(
                    output.isOnDemand()
                            ? FeatureExplanation.onDemand(plan.onDemand().get(0), values.get(i))
                            : FeatureExplanation.stored(
                                    bound,
                                    bound.features().get(output.feature()),
                                    reference.explain(asked, output.name())));
        }
        return new Explanation(plan, 17, asked, OptionalLong.empty(), features);
    }

    private static Document parsed(String markup) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(markup.replace("<!DOCTYPE html>", ""))));
    }

    private static int count(Document svg, String element, String kind) {
        NodeList all = svg.getElementsByTagName(element);
        int count = 0;
        for (int i = 0; i < all.getLength(); i++) {
            String kinds = all.item(i).getAttributes().getNamedItem("class").getNodeValue();
            count += List.of(kinds.split(" ")).contains(kind) ? 1 : 0;
        }
        return count;
    }

    @Test
    void everyEventIsDrawnByItsStandingAndALinkCrossesForWhatWasKnownTooLate() throws Exception {
        event(31 * DAY, 31 * DAY, 1.0, "old");
        event(20 * DAY, 20 * DAY - 5 * SECOND, 2.0, "counted");
        event(9 * DAY, 9 * DAY, -1.0, "filtered");
        event(29 * SECOND, -3_600 * SECOND, 4.0, "late");
        event(-60 * SECOND, -60 * SECOND, 8.0, "future");
        Document svg = parsed(explanation().svg("spent"));
        assertThat(svg.getDocumentElement().getTextContent())
                .contains("spent = 2.0")
                .contains("1 event had happened, but nobody knew of it yet: a join on event time alone would count it.")
                .contains("window 30d")
                .contains("happened 2024-05-02 10:00:01 (29s before)\nbecame known 2024-05-02 11:00:30\nvalue 4.0")
                .contains("1 at or after the instant: would have leaked")
                .contains("1 filtered out by the condition")
                .contains("1 before the window");
        assertThat(count(svg, "path", "crossing")).isEqualTo(1);
        assertThat(count(svg, "path", "link")).isEqualTo(1);
        // one mark of when it happened, one of when it became known, one in the legend
        assertThat(count(svg, "circle", "counted")).isEqualTo(3);
    }

    @Test
    void manyEventsBecomeBars() throws Exception {
        for (long i = 0; i < 5_000; i++) {
            event(1 + i * 500 * SECOND, 1 + i * 500 * SECOND - SECOND, 1.0, "x");
        }
        String picture = explanation().svg("spent");
        assertThat(picture.length()).isLessThan(150_000);
        Document svg = parsed(picture);
        assertThat(count(svg, "rect", "counted")).isGreaterThan(20);
        assertThat(count(svg, "path", "link")).isBetween(10, 140);
    }

    @Test
    void aSourceWithoutKnownTimesHasOneLane() throws Exception {
        event(20 * DAY, 20 * DAY, 2.0, "counted");
        assertThat(parsed(explanation().svg("spent")).getDocumentElement().getTextContent())
                .contains("happened")
                .doesNotContain("became known");
    }

    @Test
    void nothingAtAllIsAPictureToo() throws Exception {
        for (String feature : List.of("spent", "early", "newest")) {
            assertThat(parsed(explanation().svg(feature)).getDocumentElement().getTextContent())
                    .contains("0 counted");
        }
    }

    @Test
    void whateverIsInItStaysText() throws Exception {
        card = HOSTILE;
        event(5 * SECOND, 2 * SECOND, Double.NaN, HOSTILE);
        event(9 * DAY, -2 * SECOND, Double.POSITIVE_INFINITY, HOSTILE.repeat(40));
        Explanation explanation = explanation();
        for (String markup : List.of(
                explanation.html(), explanation.fragment(), explanation.svg("newest"), explanation.svg("spent"))) {
            assertThat(markup).doesNotContain("<script", "\u202e", "\u0007", "https://", "url(");
            assertThat(parsed(markup).getElementsByTagName("script").getLength())
                    .isZero();
        }
        assertThat(explanation.fragment()).doesNotContain("http://");
    }

    @Test
    void thePageHasOnDemandFeaturesWithWhatTheyRead() throws Exception {
        event(20 * DAY, 20 * DAY, 2.0, "counted");
        assertThat(parsed(explanation().html()).getDocumentElement().getTextContent())
                .contains("twice = 4.0 on demand spent * 2spent = 2.0");
    }

    @Test
    void aFeatureThatIsNotThereOrOnDemandIsRefused() {
        assertThatThrownBy(() -> explanation().svg("spend"))
                .isInstanceOf(TidemarkException.class)
                .hasMessageStartingWith("Cannot explain feature 'spend': service 'fraud' has none of that name")
                .hasMessageContaining("spent");
        assertThatThrownBy(() -> explanation().svg("twice"))
                .hasMessage(
                        "Cannot draw feature 'twice': it is on demand and has no events; draw those that it reads.");
    }
}
