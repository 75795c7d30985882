package dev.tidemark.sync.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which records are archived. Immutable.
 *
 * @param next by partition, the offset after the last record in its order: what lies before is archived, or is no event
 * @param single by partition, records that came out of their order: dead letters that were sent through again
 */
record Positions(SortedMap<String, Long> next, SortedMap<String, SortedSet<Long>> single) {
    static final Positions NONE = new Positions(new TreeMap<>(), new TreeMap<>());

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<Positions> TYPE = new TypeReference<>() {};

    boolean hold(Position position) {
        return position.single()
                ? single.getOrDefault(position.partition(), new TreeSet<>()).contains(position.offset())
                : position.offset() < next.getOrDefault(position.partition(), Long.MIN_VALUE);
    }

    Positions with(Position position) {
        return position.single() ? withSingle(position) : withNext(position.partition(), position.offset() + 1);
    }

    Positions with(Positions others) {
        Positions all = this;
        for (Map.Entry<String, Long> other : others.next.entrySet()) {
            all = all.withNext(other.getKey(), other.getValue());
        }
        SortedMap<String, SortedSet<Long>> more = new TreeMap<>(all.single);
        others.single.forEach((partition, offsets) -> more.merge(partition, offsets, Positions::union));
        return new Positions(all.next, more);
    }

    private Positions withNext(String partition, long offset) {
        SortedMap<String, Long> more = new TreeMap<>(next);
        more.merge(partition, offset, Math::max);
        return new Positions(more, single);
    }

    private Positions withSingle(Position position) {
        SortedMap<String, SortedSet<Long>> more = new TreeMap<>(single);
        SortedSet<Long> own = new TreeSet<>();
        own.add(position.offset());
        more.merge(position.partition(), own, Positions::union);
        return new Positions(next, more);
    }

    private static SortedSet<Long> union(SortedSet<Long> some, SortedSet<Long> others) {
        SortedSet<Long> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    String text() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers by name are always JSON", e);
        }
    }

    static Positions read(String text) throws IOException {
        return MAPPER.readValue(text, TYPE);
    }
}
