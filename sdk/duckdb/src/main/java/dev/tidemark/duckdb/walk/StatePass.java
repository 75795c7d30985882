package dev.tidemark.duckdb.walk;

import dev.tidemark.core.executor.BackfillRequest;
import dev.tidemark.core.executor.CutOff;
import dev.tidemark.core.executor.Pass;
import dev.tidemark.core.executor.StateSink;
import dev.tidemark.core.progress.Phase;
import dev.tidemark.duckdb.input.Sources;
import dev.tidemark.semantics.plan.ViewPlan;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Walks the events of one pass up to the cut-off: one question about each key, answered by its state. */
final class StatePass {
    /** Keys read at once: few enough that long texts fit. */
    private static final int KEY_BATCH = 4_096;

    private final WalkContext context;
    private final Sources sources;
    private final BackfillRequest request;
    private final Pass pass;
    private final CutOff cutOff;
    private final EventQuery query;

    StatePass(WalkContext context, Sources sources, BackfillRequest request, Pass pass) {
        this.context = context;
        this.sources = sources;
        this.request = request;
        this.pass = pass;
        this.cutOff = new CutOff(pass, request.views(), request.cutOffMicros());
        OptionalLong eventFrom = hasKnownTime() ? OptionalLong.empty() : cutOff.visibleFrom();
        this.query = new EventQuery(pass, sources, eventFrom, OptionalLong.of(cutOff.before()));
    }

    private boolean hasKnownTime() {
        return pass.source().definition().knownTime().isPresent();
    }

    CutOff cutOff() {
        return cutOff;
    }

    /** Finds the keys that have a state, those after a position if one is given. */
    KeyTable keys(Optional<String> after) throws SQLException {
        return KeyTable.create(context, pass, query.keys(conditions(after), cutOff.newestFrom()));
    }

    /** Walks every key that has a state; a lane for each sink. */
    PassCounts walkAll(KeyTable keys, Optional<String> after, List<StateSink> sinks, Borders borders)
            throws SQLException, IOException, InterruptedException {
        return walk(Phase.BACKFILL, keys, keys.all(), keys.count(), conditions(after), sinks, borders);
    }

    /** Walks the keys that a hash picks, in one lane, so that they come in their order. */
    PassCounts walkSome(KeyTable keys, KeyHash hash, StateSink sink)
            throws SQLException, IOException, InterruptedException {
        List<String> conditions = conditions(Optional.empty());
        conditions.add(hash.below(pass.keys(), key -> EventQuery.column(key.name())));
        String sampled = keys.sampled(hash);
        long total = keys.count(sampled, OptionalLong.empty());
        return walk(Phase.MEASURE, keys, sampled, total, conditions, List.of(sink), Borders.OPEN);
    }

    private PassCounts walk(
            Phase phase,
            KeyTable keys,
            String ids,
            long total,
            List<String> conditions,
            List<StateSink> sinks,
            Borders borders)
            throws SQLException, IOException, InterruptedException {
        PassCounts counts = new PassCounts(pass, sources);
        counts.countIgnored(context.connection(), sources, query);
        try (ArrowStream questionStream = context.open(keys.questions(ids, cutOff.before()), KEY_BATCH);
                PassEvents events = inOrder(keys, sinks.size()).open(ids, keys.count(), conditions);
                Lanes lanes = new Lanes(sinks.stream().map(this::lane).toList())) {
            context.progress().start(phase, pass.source().name(), OptionalLong.of(total));
            QuestionReader asked = new QuestionReader(questionStream, 0, pass.keys());
            events.feed(lanes.threads(), asked, borders);
            lanes.finished().forEach(counts::add);
            counts.read(events.reader());
        }
        return counts;
    }

    private EventsInOrder inOrder(KeyTable keys, int lanes) {
        return new EventsInOrder(context, pass, query, sources.rows(pass.source()), keys.questionBytes(), lanes);
    }

    private List<String> conditions(Optional<String> after) {
        List<String> conditions = new ArrayList<>();
        if (hasKnownTime()) {
            conditions.add(query.knownBefore(cutOff.before()));
            cutOff.visibleFrom().ifPresent(from -> conditions.add(query.visibleFrom(from)));
        }
        after.ifPresent(position ->
                conditions.add(KeyPosition.after(position, pass.keys(), key -> EventQuery.column(key.name()))));
        return conditions;
    }

    private Lane lane(StateSink sink) {
        List<ViewWalker> walkers = new ArrayList<>();
        for (int index : pass.views()) {
            ViewPlan view = request.views().get(index);
            walkers.add(new StateWalker(view, pass, index, cutOff.newestFrom(view), sink));
        }
        return new Lane(walkers, context.progress(), context.cancellation());
    }
}
