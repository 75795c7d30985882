package dev.tidemark.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.tidemark.core.online.EntityKey;
import dev.tidemark.core.online.FeatureVector;
import dev.tidemark.core.online.FeatureVectors;
import dev.tidemark.core.online.Lookup;
import dev.tidemark.core.online.OnlineReader;
import dev.tidemark.core.online.ReleaseDocument;
import dev.tidemark.core.online.StateKey;
import dev.tidemark.core.online.StoredState;
import dev.tidemark.core.online.Swap;
import dev.tidemark.semantics.aggregate.ValueStatus;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.row.EventBatch;
import dev.tidemark.semantics.state.KeyState;
import dev.tidemark.semantics.type.ValueType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a caller of {@link OnlineReader} gets, wrong input and wrong states included. */
class OnlineReaderTest {
    private static final String DEFINITIONS = """
            entities:
              - {name: card, keys: [{name: card_id, type: STRING}]}
              - {name: shop, keys: [{name: country, type: STRING}, {name: shop_no, type: INT64}]}
            sources:
              - {name: payments, path: p.csv, eventTime: at, columns: {card_id: STRING, at: TIMESTAMP, amount: DOUBLE, n: INT64}}
              - {name: sales, path: s.csv, eventTime: at, visibleAtItsInstant: true,
                 columns: {country: STRING, shop_no: INT64, at: TIMESTAMP}}
            views:
              - name: activity
                entity: card
                source: payments
                features:
                  - {name: n_all, aggregate: count, window: lifetime}
                  - {name: total_1h, aggregate: sum, of: amount, window: 1h}
                  - {name: units_1h, aggregate: sum, of: n, window: 1h}
                  - {name: newest, aggregate: latest, of: amount, ttl: 1h}
                  - {name: greatest, aggregate: max, of: amount, window: 1h, default: -1.0}
              - name: shop_sales
                entity: shop
                source: sales
                features: [{name: sales_all, aggregate: count, window: lifetime}]
            services:
              - name: fraud
                features: ["activity.*", "shop_sales.*"]
                request: {amount: DOUBLE, card_id: STRING, seen: TIMESTAMP}
                onDemand: {ratio: "amount / NULLIF(total_1h, 0)", own: "card_id || '!'"}
            """;

    private static final long AT_10 = Values.micros("10:00");
    private static final long AT_11 = Values.micros("11:00");
    private static final long AT_1030 = Values.micros("10:30");
    private static final Map<String, Object> KEY = Map.of("card_id", "c1", "country", "DE", "shop_no", 7);
    private static final Map<String, Object> REQUEST = Map.of("amount", 120, "seen", Instant.EPOCH);

    private final ServicePlan plan = Plans.bind(DEFINITIONS);
    private final MemoryStore store = new MemoryStore();
    private final OnlineReader reader = OnlineReader.of(store).asOf(AT_1030);

    @BeforeEach
    void releaseOne() {
        release(1, List.of(1L, 2L));
    }

    @Test
    void halfASurrogatePairIsRefusedByNameWhereverAKeyIsMade() {
        List<InputColumn> columns = List.of(new InputColumn("card_id", ValueType.STRING));
        assertThat(EntityKey.of("card", columns, List.of("c\uD83D\uDE00")).toString())
                .isEqualTo("card:c%F0%9F%98%80");
        for (String half : List.of("c\uD83D", "\uDE00c", "c\uD83D?")) {
            assertThatThrownBy(() -> EntityKey.of("card", columns, List.of(half)))
                    .hasMessageStartingWith("Cannot use key column 'card_id': character ")
                    .hasMessageEndingWith(" of the text is half a surrogate pair; write whole characters.");
        }
    }

    @Test
    void serve_2_aStateThatKnowsLaterEventsIsEvaluatedJustAfterThem() {
        put(0, "c1", 1, AT_10, AT_11);
        FeatureVector early = reader.read("fraud", KEY, REQUEST);
        assertThat(early.int64("n_all")).isEqualTo(2);
        assertThat(early.number("total_1h")).isEqualTo(2.0);
        assertThat(early.asOfMicros()).isEqualTo(AT_1030);
        assertThat(early.eventTimeMicros("n_all")).hasValue(AT_11);
        assertThat(early.ageMicros("n_all")).hasValue(AT_1030 - AT_11);
        assertThat(reader.asOf(AT_11 + 1).read("fraud", KEY, REQUEST).toMap()).isEqualTo(early.toMap());
    }

    @Test
    void serve_2_aSourceVisibleAtItsInstantIsEvaluatedOneMicrosecondLater() {
        KeyState state = new KeyState(plan.views().get(1));
        EventBatch event = new EventBatch(List.of(), false, 1);
        event.append(AT_1030, AT_1030, null);
        state.add(event, 0, 1);
        EntityKey key = ServedScenario.key(plan.views().get(1), List.of("DE", 7L));
        store.overwrite(new StateKey(key, 2), StoredState.loaded(state.encode()).bytes());
        assertThat(reader.read("fraud", KEY, REQUEST).int64("sales_all")).isEqualTo(1);
    }

    @Test
    void serve_3_aKeyNeverSeenAndANullKeyHaveAnEmptyHistory() {
        put(0, "c1", 1, AT_10);
        Map<String, Object> nullKey = new HashMap<>(KEY);
        nullKey.put("card_id", null);
        for (Map<String, ?> key :
                List.of(nullKey, Map.<String, Object>of("card_id", "x", "country", "DE", "shop_no", 7))) {
            FeatureVector vector = reader.read("fraud", key, REQUEST);
            assertThat(vector.int64("n_all")).isZero();
            assertThat(vector.status("n_all")).isEqualTo(ValueStatus.PRESENT);
            assertThat(vector.number("total_1h")).isNull();
            assertThat(vector.status("total_1h")).isEqualTo(ValueStatus.NULL);
            assertThat(vector.status("newest")).isEqualTo(ValueStatus.NEVER_SEEN);
            assertThat(vector.number("greatest")).isEqualTo(-1.0);
            assertThat(vector.status("greatest")).isEqualTo(ValueStatus.DEFAULT);
            assertThat(vector.status("ratio")).isEqualTo(ValueStatus.NULL);
            assertThat(vector.eventTimeMicros("n_all")).isEmpty();
        }
    }

    @Test
    void serve_4_whatIsNarrowerWidens() {
        put(0, "c1", 2, AT_10);
        for (Object amount : List.of(120, 120L, 120.0, 120.0f, (short) 120, (byte) 120)) {
            FeatureVector vector = reader.read("fraud", KEY, Map.of("amount", amount, "seen", 5L));
            assertThat(vector.number("ratio")).isEqualTo(60.0);
            assertThat(vector.string("own")).isEqualTo("c1!");
        }
        Map<String, Object> nulls = new HashMap<>(REQUEST);
        nulls.put("amount", null);
        assertThat(reader.read("fraud", KEY, nulls).value("ratio")).isNull();
    }

    @Test
    void serve_4_whatDoesNotFitIsRefusedByName() {
        assertRefused(
                () -> reader.read("fraud", Map.of("cardid", "c1", "country", "DE", "shop_no", 7), REQUEST),
                ErrorCode.MISSING_COLUMN,
                "Cannot read service 'fraud': key column 'card_id' (STRING) is missing; 'cardid' is none of its key columns;"
                        + " did you mean 'card_id'? It needs: card_id, country, shop_no.");
        assertRefused(
                () -> reader.read("fraud", Map.of("card_id", "c1", "country", "DE", "shop_no", "7"), REQUEST),
                ErrorCode.WRONG_TYPE,
                "Cannot read service 'fraud': key column 'shop_no' is INT64, it was given String '7'; give a Long or an"
                        + " Integer.");
        assertRefused(
                () -> reader.read("fraud", KEY, Map.of("amount", "120", "seen", Instant.EPOCH)),
                ErrorCode.WRONG_TYPE,
                "Cannot read service 'fraud': request value 'amount' is DOUBLE, it was given String '120'; give a Double,"
                        + " a Long or an Integer.");
        assertRefused(
                () -> reader.read("fraud", KEY),
                ErrorCode.MISSING_COLUMN,
                "Cannot read service 'fraud': request value 'amount' (DOUBLE) is missing. It needs: amount, card_id, seen.");
        Map<String, Object> more = new HashMap<>(KEY);
        more.put("shop", 1);
        assertRefused(
                () -> reader.read("fraud", more, REQUEST),
                ErrorCode.UNKNOWN_NAME,
                "Cannot read service 'fraud': it has no key column 'shop'. Key columns: card_id, country, shop_no.");
        assertRefused(
                () -> reader.read("fraud", KEY, Map.of("amount", 1, "seen", Instant.MAX)),
                ErrorCode.INVALID_VALUE,
                "which lies outside the years 0001 to 9999");
    }

    @Test
    void aServiceThatIsNotLiveIsNamedWithTheClosest() {
        assertRefused(
                () -> reader.read("fruad", KEY, REQUEST),
                ErrorCode.NOT_SERVED,
                "Cannot read service 'fruad': no release of it is live; did you mean 'fraud'? Services served: fraud.");
        reader.read("fraud", KEY, REQUEST);
        store.flip("fraud", 1, 0);
        assertRefused(
                () -> reader.read("fraud", KEY, REQUEST),
                ErrorCode.NOT_SERVED,
                "Cannot read service 'fraud': no release of it is live. Services served: none.");
        store.flip("fraud", 0, 1);
        assertThat(reader.read("fraud", KEY, REQUEST).release()).isEqualTo(1);
    }

    @Test
    void serve_5_oneRowThatFailsDoesNotKeepTheOthers() {
        put(0, "c1", 1, AT_10);
        put(0, "c3", Double.MAX_VALUE, AT_10, AT_10);
        damage("c2", new byte[] {0x7C, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        damage("c4", "{}".getBytes(StandardCharsets.UTF_8));
        damage("c5", new byte[] {0x7C, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
        List<Lookup> lookups = new ArrayList<>();
        for (String card : List.of("c1", "c2", "c3", "c4", "c5", "c1")) {
            lookups.add(Lookup.of(Map.of("card_id", card, "country", "DE", "shop_no", 7), REQUEST));
        }
        lookups.add(Lookup.of(Map.of("card_id", 1, "country", "DE", "shop_no", 7), REQUEST));
        FeatureVectors vectors = reader.readAll("fraud", lookups);
        assertThat(vectors.vector(0).int64("n_all")).isEqualTo(1);
        assertThat(vectors.vector(5).toMap()).isEqualTo(vectors.vector(0).toMap());
        assertRefused(
                () -> vectors.vector(1),
                ErrorCode.CORRUPT_STATE,
                "Cannot read service 'fraud': the state of view 'activity' for key card:c2 is not to be used: the checksum");
        assertRefused(() -> vectors.vector(2), ErrorCode.OVERFLOW, "Cannot evaluate feature 'total_1h': its sum does");
        assertRefused(() -> vectors.vector(3), ErrorCode.FOREIGN_VALUE, "for key card:c4 is not to be used");
        assertRefused(() -> vectors.vector(4), ErrorCode.NEWER_STATE, "it has form 9, this release knows up to 1");
        assertRefused(() -> vectors.vector(6), ErrorCode.WRONG_TYPE, "key column 'card_id' is STRING");
        assertThat(vectors.error(0)).isEmpty();
        assertThatThrownBy(vectors::all).isInstanceOf(TidemarkException.class).hasMessageContaining("card:c2");
    }

    @Test
    void aFlipIsFollowedAtTheNextRead() {
        put(0, "c1", 1, AT_10);
        reader.read("fraud", KEY, REQUEST);
        release(2, List.of(11L, 12L));
        store.deleteRelease("fraud", 1);
        FeatureVector vector = reader.read("fraud", KEY, REQUEST);
        assertThat(vector.release()).isEqualTo(2);
        assertThat(vector.int64("n_all")).isZero();
        assertThat(vector.newerRelease()).isEmpty();
    }

    @Test
    void serve_15_aReleaseTooNewIsNamedAndTheOneHeldIsReadOn() {
        put(0, "c1", 1, AT_10);
        reader.read("fraud", KEY, REQUEST);
        String document = new String(store.release("fraud", 1).orElseThrow(), StandardCharsets.UTF_8);
        String newer = document.replace("\"format\":1", "\"format\":2").replace("\"release\":1", "\"release\":2");
        store.putRelease("fraud", 2, newer.getBytes(StandardCharsets.UTF_8));
        store.flip("fraud", 1, 2);
        for (int i = 0; i < 2; i++) {
            FeatureVector vector = reader.read("fraud", KEY, REQUEST);
            assertThat(vector.release()).isEqualTo(1);
            assertThat(vector.newerRelease()).isEqualTo(OptionalLong.of(2));
            assertThat(vector.int64("n_all")).isEqualTo(1);
            assertThat(vector.text()).contains("release 2 is live, which this version of Tidemark cannot read");
        }
        assertRefused(
                () -> OnlineReader.of(store).read("fraud", KEY, REQUEST),
                ErrorCode.NEWER_RELEASE,
                "Cannot read a release: it has format 2, this version of Tidemark knows up to 1; update Tidemark here.");
        store.deleteRelease("fraud", 1);
        assertRefused(
                () -> reader.read("fraud", KEY, REQUEST),
                ErrorCode.NEWER_RELEASE,
                "release 2 is live, which this version of Tidemark cannot read, and release 1 is gone");
        release(3, List.of(1L, 2L));
        assertThat(reader.read("fraud", KEY, REQUEST).release()).isEqualTo(3);
    }

    @Test
    void aLiveReleaseWithoutItsDocumentIsAnError() {
        store.flip("fraud", 1, 5);
        assertRefused(
                () -> reader.read("fraud", KEY, REQUEST),
                ErrorCode.CORRUPT_STATE,
                "Cannot read service 'fraud': release 5 is live, but its document is missing; promote the service again.");
        store.putRelease("fraud", 5, store.release("fraud", 1).orElseThrow());
        assertRefused(
                () -> reader.read("fraud", KEY, REQUEST),
                ErrorCode.CORRUPT_STATE,
                "the document of release 5 is that of release 1 of service 'fraud'");
    }

    @Test
    void aVectorIsAskedByNameAndType() {
        put(0, "c1", 2, AT_10);
        FeatureVector vector = reader.read("fraud", KEY, REQUEST);
        assertThat(vector.names())
                .containsExactly("n_all", "total_1h", "units_1h", "newest", "greatest", "sales_all", "ratio", "own");
        assertThat(vector.toMap()).contains(entry("n_all", 1L), entry("ratio", 60.0), entry("newest", 2.0));
        assertRefused(
                () -> vector.value("total_2h"),
                ErrorCode.UNKNOWN_NAME,
                "Cannot find feature 'total_2h' in service 'fraud'; did you mean 'total_1h'? Features: ");
        assertRefused(
                () -> vector.string("n_all"),
                ErrorCode.WRONG_TYPE,
                "Cannot read feature 'n_all' as STRING: it is INT64; ask for that.");
        assertThat(vector.json().toString())
                .startsWith(
                        "{\"service\":\"fraud\",\"release\":1,\"asOf\":\"2024-05-02T10:30:00.000000Z\",\"features\":"
                                + "{\"n_all\":{\"value\":1,\"status\":\"PRESENT\",\"eventTime\":\"2024-05-02T10:00:00.000000Z\"},"
                                + "\"total_1h\":{\"value\":2.0,");
        assertThat(vector.text().lines().toList())
                .startsWith(
                        "fraud, release 1, as of 2024-05-02 10:30:00 UTC",
                        "feature    value  status   newest event",
                        "n_all      1      present  2024-05-02 10:00:00 (30m before)");
    }

    @Test
    void serve_17_aStateMayBeForgottenADayAfterNothingReadsIt() {
        ViewPlan windows = Brief.scenario(
                        List.of(Brief.feature("f", "count", "window", "1h", "resolution", "1m")), List.of())
                .plan()
                .views()
                .get(0);
        assertThat(StoredState.expireAtMillis(windows, AT_10))
                .isEqualTo(Instant.parse("2024-05-03T11:01:00Z").toEpochMilli() + 1);
        assertThat(StoredState.expireAtMillis(plan.views().get(0), AT_10)).isEqualTo(Swap.NEVER);
    }

    private void release(long number, List<Long> generations) {
        byte[] document = ReleaseDocument.of(
                        Plans.service(DEFINITIONS), Plans.schemas(DEFINITIONS), plan, number, 0, generations)
                .toBytes();
        store.putRelease("fraud", number, document);
        store.flip("fraud", store.live().getOrDefault("fraud", 0L), number);
    }

    private void put(int view, String card, double amount, long... times) {
        KeyState state = new KeyState(plan.views().get(view));
        List<ViewEvents.Row> rows = new ArrayList<>();
        for (long at : times) {
            rows.add(new ViewEvents.Row(at, at, null, new Object[] {amount, 1L}));
        }
        state.add(KeyStateWalk.batch(plan.views().get(view), rows), 0, rows.size());
        damage(card, StoredState.loaded(state.encode()).bytes());
    }

    private void damage(String card, byte[] value) {
        store.overwrite(new StateKey(ServedScenario.key(plan.views().get(0), List.of(card)), 1), value);
    }

    private static void assertRefused(ThrowingCallable read, ErrorCode code, String message) {
        assertThatThrownBy(read)
                .isInstanceOfSatisfying(
                        TidemarkException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(message);
    }
}
