package dev.tidemark.tck;

import dev.tidemark.core.online.FeatureVector;
import dev.tidemark.core.online.Lookup;
import dev.tidemark.core.online.OnlineReader;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.semantics.aggregate.ValueStatus;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.reference.SpineRow;
import dev.tidemark.semantics.text.TextTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Serving as an executor: for each row of a spine, a store is brought to what is known at its instant and read as of then. So
 * whatever the kit asserts of training sets holds of what is served.
 */
public final class OnlineCandidate implements Candidate {
    private final OnlineStore store;
    private final OnlineFeed feed;
    private final OnlineReader reader;

    public OnlineCandidate(OnlineStore store, OnlineFeed feed) {
        this.store = store;
        this.feed = feed;
        this.reader = OnlineReader.of(store);
    }

    @Override
    public Result run(Question question) {
        ServedScenario scenario = new ServedScenario(question);
        SortedMap<Long, List<Integer>> rowsByInstant = rowsByInstant(question.spine());
        List<List<Object>> values =
                new ArrayList<>(Collections.nCopies(question.spine().size(), null));
        List<List<ValueStatus>> statuses = new ArrayList<>(values.size());
        question.spine().forEach(row -> statuses.add(new ArrayList<>()));
        OnlineFeed.Session session = feed.session(scenario, store);
        rowsByInstant.forEach((at, rows) -> {
            session.bringUpTo(at);
            List<Lookup> lookups = rows.stream()
                    .map(row -> scenario.lookup(question.spine().get(row)))
                    .toList();
            List<FeatureVector> vectors =
                    reader.asOf(at).readAll(scenario.service(), lookups).all();
            for (int i = 0; i < rows.size(); i++) {
                FeatureVector vector = vectors.get(i);
                values.set(rows.get(i), new ArrayList<>(vector.toMap().values()));
                for (int feature = 0; feature < vector.size(); feature++) {
                    statuses.get(rows.get(i)).add(vector.status(feature));
                }
            }
        });
        return Result.of(values).withStatuses(statuses);
    }

    private static SortedMap<Long, List<Integer>> rowsByInstant(List<SpineRow> spine) {
        SortedMap<Long, List<Integer>> rows = new TreeMap<>();
        for (int row = 0; row < spine.size(); row++) {
            Long at = spine.get(row).asOfMicros();
            if (at == null || at < TextTime.MIN_MICROS || at > TextTime.MAX_MICROS) {
                throw new TidemarkException(
                        ErrorCode.INVALID_VALUE,
                        "Cannot evaluate spine row " + (row + 1) + ": its time " + at + " is no instant.");
            }
            rows.computeIfAbsent(at, t -> new ArrayList<>()).add(row);
        }
        return rows;
    }
}
