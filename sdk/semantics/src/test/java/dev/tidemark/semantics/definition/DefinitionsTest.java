package dev.tidemark.semantics.definition;

import static dev.tidemark.semantics.definition.Aggregates.count;
import static dev.tidemark.semantics.definition.Aggregates.lastN;
import static dev.tidemark.semantics.definition.Aggregates.latest;
import static dev.tidemark.semantics.definition.Aggregates.percentile;
import static dev.tidemark.semantics.definition.Aggregates.sum;
import static dev.tidemark.semantics.time.Durations.days;
import static dev.tidemark.semantics.time.Durations.hours;
import static dev.tidemark.semantics.type.ValueType.BOOL;
import static dev.tidemark.semantics.type.ValueType.DOUBLE;
import static dev.tidemark.semantics.type.ValueType.INT64;
import static dev.tidemark.semantics.type.ValueType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.time.Window;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DefinitionsTest {
    private final Entity card = Entity.named("card").key("card_id", STRING);
    private final Source tx = Source.parquet("tx", "data/*.parquet").eventTime("at");
    private final FeatureView view = FeatureView.named("v").of(card).from(tx).feature("n", count().over(hours(1)));
    private final FeatureService service = FeatureService.named("s").with(view);

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(TidemarkException.class).hasMessage(message);
    }

    @Test
    void refiningAValueLeavesTheOriginalAlone() {
        Aggregation week = sum("amount").over(days(7));
        week.resolution(hours(1))
                .where("x")
                .defaultValue(1)
                .endingBefore(days(1))
                .over(days(1));
        view.where("x").derive("d", "x").feature("m", week);
        tx.knownTime("seen").column("c", BOOL).eventsVisibleAtTheirInstant();
        assertThat(week).isEqualTo(sum("amount").over(days(7)));
        assertThat(view.features()).hasSize(1);
        assertThat(tx).isEqualTo(Source.file("tx", "data/*.parquet").eventTime("at"));
    }

    @Test
    void windowFollowsFromWhatIsSaidInAnyOrder() {
        assertThat(count().over(days(7)).window()).isEqualTo(Window.of(7 * 86_400_000_000L));
        assertThat(count().resolution(hours(2)).over(days(7)).window())
                .isEqualTo(count().over(days(7)).resolution(hours(2)).window());
        assertThat(count().overLifetime().window()).isEqualTo(Window.lifetime());
        assertThat(count().overLifetime().endingBefore(days(1)).window())
                .isEqualTo(Window.lifetime().endingBefore(86_400_000_000L));
        assertThat(count().endingBefore(days(1))
                        .resolution(hours(1))
                        .overLifetime()
                        .window())
                .isEqualTo(new Window(Window.UNBOUNDED, 3_600_000_000L, 86_400_000_000L));
        assertThat(latest("x").within(days(1)).window()).isEqualTo(Window.exact(86_400_000_000L));
        assertThat(latest("x").forever().window()).isEqualTo(Window.exact(Window.UNBOUNDED));
    }

    @Test
    void definitionsGatherWhatServicesReferTo() {
        Definitions definitions = Definitions.of(Path.of("/p"), service);
        assertThat(definitions.entities()).containsExactly(card);
        assertThat(definitions.sources()).containsExactly(tx);
        assertThat(definitions.views()).containsExactly(view);
        assertThat(definitions.service("s")).isEqualTo(service);
        assertThat(definitions.with(FeatureService.named("t").with(view)).views())
                .hasSize(1);
    }

    @Test
    void pathsBecomeAbsoluteAgainstTheBase() {
        Path base = Path.of("/p/./q/..");
        assertThat(tx.at(base).path()).isEqualTo("/p/data/*.parquet");
        assertThat(Source.csv("a", "./x.csv").at(base).path()).isEqualTo("/p/x.csv");
        assertThat(Source.csv("a", "../x.csv").at(base).path()).isEqualTo("/p/../x.csv");
        assertThat(Source.csv("a", "/abs/x.csv").at(base).path()).isEqualTo("/abs/x.csv");
        assertThat(Source.csv("a", "s3://b/x.csv").at(base).path()).isEqualTo("s3://b/x.csv");
        assertThat(Source.csv("a", "C:\\data\\x.csv").at(base).path()).isEqualTo("C:\\data\\x.csv");
        assertThat(Source.csv("a", "x.csv").at(Path.of("/")).path()).isEqualTo("/x.csv");
    }

    @Test
    void formatFollowsFromTheExtensionInAnyCase() {
        assertThat(Source.file("a", "x.PARQUET").format()).isEqualTo(FileFormat.PARQUET);
        assertThat(Source.file("a", "x.y/*.json").format()).isEqualTo(FileFormat.JSON);
        assertThat(Source.file("a", "x.jsonl").format()).isEqualTo(FileFormat.JSON);
        assertThat(Source.file("a", "x.ndjson").format()).isEqualTo(FileFormat.JSON);
        refused(
                () -> Source.file("a", "x.csv.gz"),
                "Cannot define source 'a': the extension of path 'x.csv.gz' does not tell the format;"
                        + " say parquet, csv, json or arrow.");
    }

    @Test
    void lookupListsTheClosestNames() {
        Definitions definitions = Definitions.of(Path.of("/p"), service);
        refused(() -> definitions.entity("crad"), "Cannot find entity 'crad'; did you mean 'card'? Entities: card.");
        refused(() -> definitions.source("orders"), "Cannot find source 'orders'. Sources: tx.");
        refused(() -> definitions.view("w"), "Cannot find view 'w'. Views: v.");
        refused(() -> Definitions.in(Path.of("/")).service("s"), "Cannot find service 's'. Services: none.");
    }

    @Test
    void oneNameMeansOneThing() {
        Definitions definitions = Definitions.of(Path.of("/p"), service);
        FeatureView other = view.feature("m", count().over(hours(2)));
        refused(() -> definitions.with(service), "Cannot define service 's' twice; rename or remove one.");
        refused(() -> definitions.with(other), "Cannot define view 'v' twice; rename or remove one.");
        refused(
                () -> service.with(other),
                "Cannot define service 's': it lists two different views named 'v'; rename one, or list the newer one"
                        + " alone.");
        refused(
                () -> service.with(view),
                "Cannot define service 's': feature 'v.n' stands twice; rename or remove one.");
        refused(() -> service.with(view, "m"), "Cannot find feature 'm' in view 'v'. Features: n.");
        refused(
                () -> view.feature("n", count().over(hours(2))),
                "Cannot define view 'v': feature 'n' stands twice; rename or remove one.");
        refused(
                () -> view.derive("d", "1").derive("d", "2"),
                "Cannot define view 'v': derived column 'd' stands twice; rename or remove one.");
        refused(
                () -> tx.column("c", BOOL).column("c", INT64),
                "Cannot define source 'tx': column 'c' stands twice; rename or remove one.");
        refused(
                () -> new Definitions(
                        Path.of("/p"),
                        List.of(Entity.named("card").key("card_id", INT64)),
                        List.of(tx),
                        List.of(view),
                        List.of()),
                "Cannot define view 'v': its entity 'card' differs from the entity defined under that name;"
                        + " use the one definition, or rename one.");
    }

    @Test
    void whatIsIncompleteIsRefused() {
        Definitions nothing = Definitions.in(Path.of("/p"));
        FeatureView empty = FeatureView.named("e").of(card).from(tx);
        refused(() -> nothing.with(empty), "Cannot define view 'e': it has no feature; add one, like count over 1h.");
        refused(
                () -> nothing.with(FeatureService.named("s")),
                "Cannot define service 's': it lists no feature; list a view, or view.feature.");
        refused(
                () -> FeatureView.named("v").of(card).from(Source.csv("a", "a.csv")),
                "Cannot define view 'v': source 'a' has no event time;"
                        + " name the column that says when an event happened.");
        refused(
                () -> nothing.with(Source.csv("a", "a.csv")),
                "Cannot define source 'a': it has no event time; name the column that says when an event happened.");
        refused(
                () -> view.feature("x", count()),
                "Cannot define feature 'x' of view 'v': count needs a window; say how far back it reaches,"
                        + " like 7d, or lifetime.");
        refused(
                () -> view.feature("x", latest("a").over(days(1))),
                "Cannot define feature 'x' of view 'v': latest takes a ttl, not a window; say within a duration,"
                        + " like ttl 30d, or forever.");
        refused(
                () -> view.feature("x", latest("a").within(Duration.ZERO)),
                "Cannot define feature 'x' of view 'v': latest cannot have a ttl of 0us; say at least 1us, or forever.");
        refused(
                () -> view.feature("x", lastN("a", 10_001).over(days(1))),
                "Cannot define feature 'x' of view 'v': last_n cannot give n = 10001 values; say 1 to 10000.");
        refused(
                () -> view.feature("x", percentile("a", 99).over(days(1))),
                "Cannot define feature 'x' of view 'v': percentile cannot use p = 99.0, it is a share from 0 to 1;"
                        + " write 0.99.");
        refused(
                () -> count().over(Duration.ofNanos(1_500)),
                "Cannot use duration PT0.0000015S: the shortest unit is one microsecond (1us).");
        refused(
                () -> view.feature("x", count().over(Duration.ofDays(-1))),
                "Cannot define feature 'x' of view 'v': count cannot have a window of -1d; say at least 1us, or lifetime.");
    }

    @Test
    void namesAreLettersDigitsAndUnderscores() {
        String rule = ": a name is letters A-Z a-z, digits and _, and does not begin with a digit; write ";
        refused(() -> Entity.named("1st"), "Cannot define entity '1st'" + rule + "'_1st'.");
        refused(() -> FeatureView.named("İ"), "Cannot define view 'İ'" + rule + "'_'.");
        refused(() -> FeatureService.named("a-b"), "Cannot define service 'a-b'" + rule + "'a_b'.");
        refused(() -> view.feature("a.b", count().over(days(1))), "Cannot define feature 'a.b'" + rule + "'a_b'.");
        refused(
                () -> Source.csv("", "x.csv"),
                "Cannot define source without a name: give it one of letters, digits and _, like card_activity.");
    }

    @Test
    void defaultsAreNormalised() {
        Aggregation count = count().over(days(1));
        assertThat(count.defaultValue(1)).isEqualTo(count.defaultValue(1L));
        assertThat(count.defaultValue(0.5f)).isEqualTo(count.defaultValue(0.5));
        assertThat(count.defaultValue(-0.0)).isEqualTo(count.defaultValue(0.0));
        assertThat(count.defaultValue(Instant.EPOCH)).isEqualTo(count.defaultValue("1970-01-01T00:00:00.000000Z"));
        refused(
                () -> count.defaultValue(null),
                "Cannot define default null: null is what it would replace; leave the default out.");
        refused(
                () -> count.defaultValue(BigDecimal.ONE),
                "Cannot define default 1: it is a BigDecimal; give true or false, a number, text, an Instant,"
                        + " or a list of those.");
    }

    @Test
    void keysIdentify() {
        refused(
                () -> Entity.named("card").key("amount", DOUBLE),
                "Cannot define key 'amount': DOUBLE cannot identify anything; a key is STRING, INT64, BOOL or TIMESTAMP.");
        refused(
                () -> card.key("card_id", STRING),
                "Cannot define entity 'card': key 'card_id' stands twice; rename or remove one.");
    }
}
