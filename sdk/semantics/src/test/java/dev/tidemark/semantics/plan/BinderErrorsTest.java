package dev.tidemark.semantics.plan;

import static dev.tidemark.semantics.definition.Aggregates.avg;
import static dev.tidemark.semantics.definition.Aggregates.count;
import static dev.tidemark.semantics.definition.Aggregates.last;
import static dev.tidemark.semantics.definition.Aggregates.lastN;
import static dev.tidemark.semantics.definition.Aggregates.latest;
import static dev.tidemark.semantics.definition.Aggregates.sum;
import static dev.tidemark.semantics.time.Durations.days;
import static dev.tidemark.semantics.type.ValueType.BOOL;
import static dev.tidemark.semantics.type.ValueType.DOUBLE;
import static dev.tidemark.semantics.type.ValueType.INT64;
import static dev.tidemark.semantics.type.ValueType.STRING;
import static dev.tidemark.semantics.type.ValueType.STRING_LIST;
import static dev.tidemark.semantics.type.ValueType.TIMESTAMP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tidemark.semantics.definition.Aggregation;
import dev.tidemark.semantics.definition.Entity;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.definition.Source;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BinderErrorsTest {
    private static final String COLUMNS = " Columns: at, seen, n, card_id, merchant, amount, tags.";

    private final Entity card = Entity.named("card").key("card_id", STRING);
    private final Source tx = Source.parquet("tx", "tx.parquet").eventTime("at");
    private final FeatureView view = FeatureView.named("v").of(card).from(tx);
    private final SourceSchema schema = SourceSchema.of("data/tx.parquet")
            .column("at", TIMESTAMP)
            .column("seen", TIMESTAMP)
            .column("n", INT64)
            .column("card_id", STRING)
            .column("merchant", STRING)
            .column("amount", DOUBLE)
            .column("tags", STRING_LIST);

    private static TidemarkException error(Runnable run) {
        TidemarkException error = catchThrowableOfType(TidemarkException.class, run::run);
        assertThat(error).isNotNull();
        assertThat(error.getMessage()).doesNotContain("\n");
        return error;
    }

    private String message(FeatureService service, SourceSchema schema) {
        return error(() -> Binder.bind(service, Map.of("tx", schema))).getMessage();
    }

    private String message(FeatureView view) {
        return message(FeatureService.named("s").with(view), schema);
    }

    private String message(Aggregation aggregation) {
        return message(view.feature("x", aggregation));
    }

    private String message(Entity entity, Source source) {
        return message(FeatureView.named("v").of(entity).from(source).feature("x", count().over(days(1))));
    }

    @Test
    void missingColumnIsNamedWithTheClosest() {
        assertThat(message(sum("amout").over(days(7))))
                .isEqualTo(
                        "Cannot bind feature 'x' of view 'v': column 'amout' is not in source 'tx' (data/tx.parquet);"
                                + " did you mean 'amount'? Columns: at, seen, n, card_id, merchant, amount.");
    }

    @Test
    void wrongTypeIsNamedWithWhatIsNeeded() {
        assertThat(message(sum("merchant").over(days(7))))
                .isEqualTo("Cannot bind feature 'x' of view 'v': column 'merchant' of source 'tx' (data/tx.parquet) is"
                        + " STRING, SUM needs a number. Numbers: n, amount. Where its text holds numbers, derive a column:"
                        + " TRY_CAST(\"merchant\" AS DOUBLE).");
        assertThat(message(view.derive("m", "UPPER(merchant)").feature("x", sum("m").over(days(7)))))
                .startsWith("Cannot bind feature 'x' of view 'v': column 'm' is STRING, SUM needs a number.");
        assertThat(message(last("tags").over(days(7))))
                .isEqualTo("Cannot bind feature 'x' of view 'v': column 'tags' of source 'tx' (data/tx.parquet) is"
                        + " STRING_LIST, which no feature or expression reads; store one value a row.");
    }

    @Test
    void typeThatTidemarkDoesNotReadMattersOnlyWhereItIsUsed() {
        SourceSchema exotic = schema.unsupported("price", "STRUCT(a INTEGER)");
        FeatureService fine = FeatureService.named("s").with(view.feature("x", count().over(days(1))));
        assertThat(Binder.bind(fine, Map.of("tx", exotic)).outputs()).hasSize(1);

        String refused = "column 'price' of source 'tx' (data/tx.parquet) is STRUCT(a INTEGER), which Tidemark does not"
                + " read; cast it to BOOL, INT64, DOUBLE, STRING or TIMESTAMP.";
        assertThat(message(
                        FeatureService.named("s")
                                .with(view.feature("x", avg("price").over(days(1)))),
                        exotic))
                .isEqualTo("Cannot bind feature 'x' of view 'v': " + refused);
        assertThat(message(
                        FeatureService.named("s").with(view.where("price > 5").feature("x", count().over(days(1)))),
                        exotic))
                .isEqualTo("Cannot bind view 'v': " + refused);
    }

    @Test
    void timesKeysAndSequenceHaveTheirTypes() {
        assertThat(message(card, tx.eventTime("when")))
                .isEqualTo("Cannot bind source 'tx': column 'when' is not in source 'tx' (data/tx.parquet)." + COLUMNS);
        assertThat(message(card, tx.eventTime("amount")))
                .isEqualTo("Cannot bind source 'tx': column 'amount' of source 'tx' (data/tx.parquet) is DOUBLE,"
                        + " the event time needs TIMESTAMP. Columns with times: at, seen.");
        assertThat(message(card, tx.knownTime("n")))
                .isEqualTo("Cannot bind source 'tx': column 'n' of source 'tx' (data/tx.parquet) is INT64,"
                        + " the known time needs TIMESTAMP. Columns with times: at, seen.");
        assertThat(message(card, tx.sequence("amount")))
                .isEqualTo("Cannot bind source 'tx': column 'amount' of source 'tx' (data/tx.parquet) is DOUBLE,"
                        + " the sequence needs INT64; store it as INT64.");
        assertThat(message(Entity.named("card").key("card_id", INT64), tx))
                .isEqualTo("Cannot bind view 'v': column 'card_id' of source 'tx' (data/tx.parquet) is STRING,"
                        + " key 'card_id' of entity 'card' needs INT64; store it as INT64, or make the key STRING.");
        assertThat(message(Entity.named("card").key("amount", STRING), tx))
                .endsWith("is DOUBLE, key 'amount' of entity 'card' needs STRING; store it as STRING.");
        assertThat(message(Entity.named("user").key("user_id", INT64), tx))
                .isEqualTo("Cannot bind view 'v': column 'user_id' is not in source 'tx' (data/tx.parquet)." + COLUMNS);
    }

    @Test
    void aTimeThatTextCannotBeIsNamedBeforeWhatReadsIt() {
        FeatureService service =
                FeatureService.named("s").with(view.where("note = 'x'").feature("x", count().over(days(1))));
        SourceSchema csv = SourceSchema.of("data/tx.csv").guessed("card_id", STRING);
        assertThat(message(service, csv.guessed("at", INT64)))
                .isEqualTo(
                        "Cannot bind source 'tx': column 'at' of source 'tx' (data/tx.csv) is INT64, the event time needs"
                                + " TIMESTAMP; a bare number does not say its unit, write times like 2024-05-02T10:00:00Z.");
        FeatureService onTime =
                FeatureService.named("s").with(view.where("at = 5").feature("x", count().over(days(1))));
        assertThat(message(onTime, csv.guessed("at", STRING)))
                .endsWith(
                        " 'at' is TIMESTAMP here, for it is the event time of source 'tx'; is that the right column?");
    }

    @Test
    void aDeclaredTypeIsNotSetAsideForAKey() {
        FeatureService service = FeatureService.named("s")
                .with(FeatureView.named("v")
                        .of(card)
                        .from(tx.column("card_id", INT64))
                        .feature("x", count().over(days(1))));
        SourceSchema csv =
                SourceSchema.of("data/tx.csv").guessed("card_id", INT64).guessed("at", TIMESTAMP);
        assertThat(message(service, csv))
                .isEqualTo("Cannot bind view 'v': column 'card_id' of source 'tx' (data/tx.csv) is declared INT64, key"
                        + " 'card_id' of entity 'card' needs STRING; declare it STRING, or make the key INT64.");
    }

    @Test
    void declaredTypesMustAgreeWithWhatIsStored() {
        assertThat(message(card, tx.column("amount", INT64)))
                .isEqualTo("Cannot bind source 'tx': column 'amount' of source 'tx' (data/tx.parquet) is DOUBLE,"
                        + " but it is declared INT64; declare it DOUBLE.");
        assertThat(message(card, tx.column("amonut", DOUBLE)))
                .isEqualTo("Cannot bind source 'tx': column 'amonut' is not in source 'tx' (data/tx.parquet);"
                        + " did you mean 'amount'?" + COLUMNS);
    }

    @Test
    void expressionsSayWhoseTheyAre() {
        assertThat(message(view.derive("d", "amout > 5").feature("x", count().over(days(1)))))
                .startsWith(
                        "Cannot bind derived column 'd' of view 'v': expression \"amout > 5\" at line 1, column 1: ")
                .contains("'amount'");
        assertThat(message(view.where("amount >").feature("x", count().over(days(1)))))
                .startsWith("Cannot bind view 'v': expression \"amount >\" at line 1, column ");
        assertThat(message(view.where("amount + 1").feature("x", count().over(days(1)))))
                .isEqualTo("Cannot bind view 'v': where \"amount + 1\" is DOUBLE, it needs BOOL;"
                        + " compare it, as in amount > 500.");
        assertThat(message(count().where("merchant").over(days(1))))
                .isEqualTo("Cannot bind feature 'x' of view 'v': where \"merchant\" is STRING, it needs BOOL;"
                        + " compare it, as in amount > 500.");
        assertThat(message(view.where("tags = 'a'").feature("x", count().over(days(1)))))
                .isEqualTo("Cannot bind view 'v': column 'tags' of source 'tx' (data/tx.parquet) is STRING_LIST,"
                        + " which no feature or expression reads; store one value a row.");
    }

    @Test
    void expressionsReadWhatIsDefinedBeforeThem() {
        FeatureView counting = view.feature("x", count().over(days(1)));
        assertThat(message(counting.derive("b", "a > 1").derive("a", "amount")))
                .startsWith("Cannot bind derived column 'b' of view 'v': expression \"a > 1\" at line 1, column 1: ")
                .endsWith(" 'a' is defined after 'b'; define it before.");
        FeatureService service = FeatureService.named("s").with(counting);
        assertThat(message(service.onDemand("a", "x + a"), schema)).endsWith("Columns: x. 'a' cannot read itself.");
        assertThat(message(service.onDemand("a", "c").onDemand("b", "a").onDemand("c", "b"), schema))
                .endsWith("Columns: x. 'c' reads 'a' in turn; one of them must do without the other.");
    }

    @Test
    void anOnDemandFeatureHearsWhereANameCouldComeFrom() {
        FeatureView two = view.feature("x", count().over(days(1))).feature("y", count().over(days(2)));
        FeatureService service = FeatureService.named("s").with(two, "x");
        assertThat(message(service.onDemand("a", "x + y"), schema))
                .endsWith("Columns: x. Its view 'v' has one; list 'v.y' among the features of the service.");
        assertThat(message(service.onDemand("a", "amount + x"), schema))
                .endsWith("column 'amount' not found. Columns: x."
                        + " What comes with each row or request is declared under 'request', with its type.");
    }

    @Test
    void derivedColumnHasANameOfItsOwn() {
        assertThat(message(view.derive("amount", "n * 2").feature("x", count().over(days(1)))))
                .isEqualTo("Cannot bind derived column 'amount' of view 'v': source 'tx' (data/tx.parquet) has a column"
                        + " of that name; give the derived one another.");
    }

    @Test
    void defaultsHaveTheTypeOfTheirFeature() {
        assertThat(message(sum("n").over(days(1)).defaultValue(0.5)))
                .isEqualTo("Cannot bind feature 'x' of view 'v': default 0.5 is not INT64;"
                        + " write a whole number, like 0.");
        assertThat(message(avg("n").over(days(1)).defaultValue("0")))
                .isEqualTo(
                        "Cannot bind feature 'x' of view 'v': default \"0\" is not DOUBLE; write a number, like 0.0.");
        assertThat(message(latest("seen").forever().defaultValue("soon")))
                .isEqualTo("Cannot bind feature 'x' of view 'v': default \"soon\" is not TIMESTAMP;"
                        + " write an instant in quotes, like \"2024-05-02T10:00:00Z\".");
        assertThat(message(latest("merchant").forever().defaultValue(true)))
                .isEqualTo("Cannot bind feature 'x' of view 'v': default true is not STRING;"
                        + " write text in quotes, like \"none\".");
        assertThat(message(lastN("merchant", 3).over(days(1)).defaultValue("a")))
                .isEqualTo("Cannot bind feature 'x' of view 'v': default \"a\" is not STRING_LIST;"
                        + " write a list, like [\"none\"].");
        assertThat(message(lastN("n", 3).over(days(1)).defaultValue(List.of(1, "a"))))
                .isEqualTo("Cannot bind feature 'x' of view 'v': default [1, \"a\"] is not INT64_LIST;"
                        + " write a list, like [0].");
    }

    @Test
    void namesOfAServiceAreDistinct() {
        FeatureView x = view.feature("x", count().over(days(1)));
        FeatureView named = FeatureView.named("w")
                .of(card)
                .from(tx)
                .feature("v__x", count().over(days(1)))
                .feature("x", count().over(days(2)));
        assertThat(message(FeatureService.named("s").with(x).with(named), schema))
                .isEqualTo(
                        "Cannot bind service 's': feature 'v__x' and feature 'v__x' would be one column; rename one.");
        assertThat(message(FeatureService.named("s").with(x).request("X", DOUBLE), schema))
                .isEqualTo(
                        "Cannot bind service 's': feature 'x' and request value 'X' would be one column; rename one.");
        assertThat(message(FeatureService.named("s").with(x).onDemand("x", "1"), schema))
                .isEqualTo("Cannot bind service 's': on-demand feature 'x' and feature 'x' would be one column;"
                        + " rename one.");
        assertThat(message(view.feature("card_id", count().over(days(1)))))
                .isEqualTo("Cannot bind service 's': feature 'card_id' and key 'card_id' would be one column;"
                        + " rename one.");
        assertThat(message(FeatureService.named("s").with(x).request("card_id", BOOL), schema))
                .isEqualTo("Cannot bind service 's': request value 'card_id' is BOOL, the key of that name is STRING;"
                        + " give it that type, or another name.");
    }

    @Test
    void onDemandFeaturesSayWhoseTheyAre() {
        FeatureService service = FeatureService.named("s")
                .with(view.feature("x", count().over(days(1))))
                .onDemand("ratio", "amount / x");
        assertThat(message(service, schema))
                .startsWith("Cannot bind on-demand feature 'ratio' of service 's': expression \"amount / x\" at line 1,"
                        + " column 1: ");
    }

    @Test
    void serviceNeedsFeaturesAndSchemas() {
        assertThat(message(FeatureService.named("s"), schema))
                .isEqualTo("Cannot define service 's': it lists no feature; list a view, or view.feature.");
        FeatureService service = FeatureService.named("s").with(view.feature("x", count().over(days(1))));
        assertThat(error(() -> Binder.bind(service, Map.of())).getMessage())
                .isEqualTo("Cannot bind view 'v': the columns of source 'tx' were not given; read its files first.");
        assertThat(error(() -> schema.column("n", BOOL)).getMessage())
                .isEqualTo("Cannot read data/tx.parquet: it has two columns named 'n'; rename one.");
    }

    @Test
    void codesTellMissingFromWrong() {
        FeatureService missing =
                FeatureService.named("s").with(view.feature("x", sum("amout").over(days(1))));
        FeatureService wrong =
                FeatureService.named("s").with(view.feature("x", sum("merchant").over(days(1))));
        FeatureService broken = FeatureService.named("s").with(view.where("(").feature("x", count().over(days(1))));
        assertThat(error(() -> Binder.bind(missing, Map.of("tx", schema))).code())
                .isEqualTo(ErrorCode.MISSING_COLUMN);
        assertThat(error(() -> Binder.bind(wrong, Map.of("tx", schema))).code()).isEqualTo(ErrorCode.WRONG_TYPE);
        assertThat(error(() -> Binder.bind(broken, Map.of("tx", schema))).code())
                .isEqualTo(ErrorCode.INVALID_EXPRESSION);
    }
}
