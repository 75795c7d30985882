package dev.tidemark.semantics.state;

import dev.tidemark.semantics.aggregate.AggregateFunction;
import dev.tidemark.semantics.plan.FeaturePlan;
import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.time.Window;
import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Finds what a view's features need to keep, and shares it among them: one sum serves SUM, AVG and the variances. */
final class StateBuilder {
    final List<Selection> selections = new ArrayList<>();
    final List<Track> tracks = new ArrayList<>();
    final List<NewestRows> newest = new ArrayList<>();
    final List<FeatureReader> readers = new ArrayList<>();
    final List<FeatureReader.Choosing> choosing = new ArrayList<>();
    private final ViewPlan view;

    StateBuilder(ViewPlan view) {
        this.view = view;
        selection(FeaturePlan.NONE, FeaturePlan.NONE);
        for (FeaturePlan feature : view.features()) {
            FeatureReader reader = reader(feature);
            readers.add(reader);
            if (reader instanceof FeatureReader.Choosing chooses) {
                choosing.add(chooses);
            }
        }
    }

    private FeatureReader reader(FeaturePlan feature) {
        return switch (feature.function()) {
            case LATEST -> newest(feature, selection(FeaturePlan.NONE, feature.filter()), 1);
            case LAST, LAST_N, TIME_SINCE_LAST -> {
                int limit = feature.function() == AggregateFunction.LAST_N ? feature.n() : 1;
                yield feature.window().isShifted()
                        ? rowTiles(feature, true, limit)
                        : newest(feature, read(feature), limit);
            }
            case FIRST -> rowTiles(feature, false, 1);
            case FIRST_N -> rowTiles(feature, false, feature.n());
            default -> tiled(feature);
        };
    }

    private FeatureReader tiled(FeaturePlan feature) {
        Track track = track(feature.window().resolutionMicros());
        WindowCursor window = window(track, feature.window());
        Selection rows = read(feature);
        return switch (feature.function()) {
            case COUNT -> Readers.count(window, scalars(track, rows));
            case SUM -> new SumReader(feature, false, window, scalars(track, rows));
            case AVG -> new SumReader(feature, true, window, scalars(track, rows));
            case VAR_SAMP, VAR_POP, STDDEV_SAMP, STDDEV_POP ->
                new VarianceReader(feature, window, scalars(track, rows));
            case MIN ->
                isText(feature)
                        ? Readers.textExtreme(window, textExtremes(track, rows, true))
                        : Readers.least(window, scalars(track, rows));
            case MAX ->
                isText(feature)
                        ? Readers.textExtreme(window, textExtremes(track, rows, false))
                        : Readers.greatest(window, scalars(track, rows));
            case COUNT_DISTINCT ->
                Readers.distinct(
                        window, shared(track, DistinctTiles.class, rows, t -> true, () -> new DistinctTiles(rows)));
            case TOP_K -> Readers.top(feature, window, counted(track, rows, isText(feature), false));
            case PERCENTILE -> Readers.percentile(feature, window, counted(track, rows, false, true));
            default -> throw new IllegalStateException(feature.function() + " keeps rows, not tiles");
        };
    }

    private boolean isText(FeaturePlan feature) {
        return view.columns().get(feature.column()).type() == ValueType.STRING;
    }

    private FeatureReader newest(FeaturePlan feature, Selection rows, int limit) {
        for (NewestRows kept : newest) {
            if (kept.selection == rows && kept.column == feature.column() && kept.limit == limit) {
                kept.serve(feature);
                return new NewestReader(feature, kept);
            }
        }
        NewestRows kept = new NewestRows(rows, feature.column(), limit);
        kept.serve(feature);
        newest.add(kept);
        return new NewestReader(feature, kept);
    }

    private FeatureReader rowTiles(FeaturePlan feature, boolean newestFirst, int limit) {
        Track track = track(feature.window().resolutionMicros());
        Selection rows = read(feature);
        int column = feature.column();
        RowTiles tiles = shared(
                track,
                RowTiles.class,
                rows,
                t -> t.column == column && t.newest == newestFirst && t.limit == limit,
                () -> new RowTiles(rows, column, newestFirst, limit));
        return new RowTilesReader(feature, window(track, feature.window()), tiles);
    }

    private ScalarTiles scalars(Track track, Selection rows) {
        ValueType type = rows.column == FeaturePlan.NONE
                ? null
                : view.columns().get(rows.column).type();
        return shared(track, ScalarTiles.class, rows, t -> true, () -> new ScalarTiles(rows, type));
    }

    private static TextExtremeTiles textExtremes(Track track, Selection rows, boolean least) {
        return shared(
                track,
                TextExtremeTiles.class,
                rows,
                t -> t.isLeast() == least,
                () -> new TextExtremeTiles(rows, least));
    }

    private static CountedTiles counted(Track track, Selection rows, boolean ofText, boolean buckets) {
        return shared(
                track,
                CountedTiles.class,
                rows,
                t -> t.countsBuckets() == buckets,
                () -> new CountedTiles(rows, ofText, buckets));
    }

    /** The rows a feature aggregates: those that pass its filter and, where it reads a column, are not null in it. */
    private Selection read(FeaturePlan feature) {
        return selection(feature.column(), feature.filter());
    }

    private Selection selection(int column, int filter) {
        for (Selection selection : selections) {
            if (selection.matches(column, filter)) {
                return selection;
            }
        }
        Selection selection = new Selection(column, filter);
        selections.add(selection);
        return selection;
    }

    private Track track(long resolution) {
        for (Track track : tracks) {
            if (track.resolution == resolution) {
                return track;
            }
        }
        Track track = new Track(resolution);
        tracks.add(track);
        return track;
    }

    private static WindowCursor window(Track track, Window window) {
        for (WindowCursor cursor : track.windows()) {
            if (cursor.window.equals(window)) {
                return cursor;
            }
        }
        WindowCursor cursor = new WindowCursor(window, track);
        track.watch(cursor);
        return cursor;
    }

    private static <T extends Tiles> T shared(
            Track track, Class<T> kind, Selection rows, Predicate<T> same, Supplier<T> create) {
        for (Tiles tiles : track.aggregates()) {
            if (kind.isInstance(tiles) && tiles.selection == rows && same.test(kind.cast(tiles))) {
                return kind.cast(tiles);
            }
        }
        T created = create.get();
        track.keep(created);
        return created;
    }
}
