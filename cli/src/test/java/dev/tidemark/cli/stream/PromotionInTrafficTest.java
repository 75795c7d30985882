package dev.tidemark.cli.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.online.FeatureVectors;
import dev.tidemark.core.online.Lookup;
import dev.tidemark.core.promotion.Promotion;
import dev.tidemark.core.promotion.PromotionResult;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.reference.SourceRow;
import dev.tidemark.semantics.reference.SpineRow;
import dev.tidemark.sync.SyncService;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release is promoted while events come: none is lost, none counts twice, wherever the cut-off lies among them. */
@Tag("slow")
class PromotionInTrafficTest {
    private static final String MORE = "{name: max_30s, aggregate: max, of: amount, window: 30s}";
    private static final String STILL_MORE = "{name: first_n, aggregate: first, of: n, window: lifetime}";

    @TempDir
    private Path folder;

    @Test
    void whatIsServedIsWhatTheOracleSaysOfAllThatWasSent() throws Exception {
        try (Till till = new Till(folder)) {
            ArchiveTest.serveHistory(till);
            try (SyncService service = till.sync("one")) {
                till.send(300);
                till.awaitArchived();
                FeatureService second = Till.service(Till.BOTH, MORE);
                FeatureService third = Till.service(Till.BOTH, MORE, STILL_MORE);
                promoteInTraffic(till, second, promotion -> promotion);
                assertServed(till, second);
                SourceRow some = till.streamed().get(20);
                promoteInTraffic(till, third, promotion -> promotion.cutOff(instant(some, "arrived_at")));
                assertServed(till, third);
                SourceRow other = firstAheadOfItsArrival(till.streamed());
                promoteInTraffic(till, second, promotion -> promotion.cutOff(instant(other, "event_time")));
                assertServed(till, second);
                till.store.serving().rollback("fraud");
                till.send(100);
                assertServed(till, third);
            }
        }
    }

    @Test
    void whatIsServedStaysWhereNobodyFeedsTheNewRelease() {
        try (Till till = new Till(folder)) {
            ArchiveTest.serveHistory(till);
            long live = till.store.onlineStore().live().get("fraud");
            Promotion promotion = till.store.promote(Till.service("history/*.parquet", MORE));
            assertThatThrownBy(promotion::commit)
                    .isInstanceOf(TidemarkException.class)
                    .hasMessageContaining("no sync service works; start one with tidemark sync")
                    .hasMessageContaining("run it again to go on");
            assertThat(till.store.onlineStore().live().get("fraud")).isEqualTo(live);
            try (SyncService service = till.sync("one")) {
                PromotionResult result = promotion.commit();
                assertThat(result.resumed()).isTrue();
                till.send(50);
                assertServed(till, Till.service("history/*.parquet", MORE));
            }
        }
    }

    @Test
    void anArchiveIsPromotedNoFurtherThanItReaches() {
        try (Till till = new Till(folder)) {
            ArchiveTest.serveHistory(till);
            try (SyncService service = till.sync("one")) {
                till.send(50);
                till.awaitArchived();
                Instant ahead = Instant.now().plus(1, ChronoUnit.HOURS);
                assertThatThrownBy(() -> till.store
                                .promote(Till.service(Till.BOTH))
                                .cutOff(ahead)
                                .preview())
                        .hasMessageContaining("the archive of source 'payments' is complete up to");
            }
        }
    }

    /** Sends all the while, and goes on when it is promoted. */
    private static void promoteInTraffic(Till till, FeatureService service, UnaryOperator<Promotion> options)
            throws InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        Thread traffic = new Thread(() -> {
            while (!done.get()) {
                till.send(20);
                Till.sleep(15);
            }
        });
        traffic.start();
        try {
            Till.sleep(300);
            PromotionResult result = options.apply(till.store.promote(service)).commit();
            assertThat(result.parity().orElseThrow().passes()).isTrue();
            Till.sleep(300);
        } finally {
            done.set(true);
            traffic.join();
        }
    }

    /** Such an event is visible from its own instant, a whole second that others share. */
    private static SourceRow firstAheadOfItsArrival(List<SourceRow> rows) {
        return rows.stream()
                .filter(row -> time(row, "event_time") > time(row, "arrived_at"))
                .min(Comparator.comparing(row -> time(row, "event_time")))
                .orElseThrow();
    }

    private static long time(SourceRow row, String column) {
        return (Long) row.values().get(column);
    }

    private static Instant instant(SourceRow row, String column) {
        return Instant.EPOCH.plus(time(row, column), ChronoUnit.MICROS);
    }

    /** Waits until every card reads as the oracle says, at instants after all that was sent. */
    private static void assertServed(Till till, FeatureService service) {
        List<SourceRow> rows = new ArrayList<>(till.streamed());
        rows.addAll(till.history);
        long asOf = Till.nowMicros() + 5_000_000;
        List<SpineRow> spine = new ArrayList<>();
        List<Lookup> lookups = new ArrayList<>();
        for (int i = 0; i <= Till.CARDS; i++) {
            spine.add(new SpineRow(asOf, Map.of("card_id", "c" + i)));
            lookups.add(Lookup.of(Map.of("card_id", "c" + i)));
        }
        List<List<Object>> expected = till.expected(service, rows, spine);
        List<List<Object>> served = List.of();
        for (int i = 0; i < 100 && !served.equals(expected); i++) {
            Till.sleep(50);
            served = values(till.store.online().asOf(asOf).readAll("fraud", lookups));
        }
        assertThat(served).isEqualTo(expected);
    }

    private static List<List<Object>> values(FeatureVectors vectors) {
        List<List<Object>> values = new ArrayList<>();
        for (int i = 0; i < vectors.size(); i++) {
            values.add(new ArrayList<>(vectors.vector(i).toMap().values()));
        }
        return values;
    }
}
