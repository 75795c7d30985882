package dev.tidemark.sync.decode;

import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.semantics.type.ValueType;
import dev.tidemark.sync.source.StreamRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Says of the values of records, before they are sent, why they would be no events. Not thread-safe. */
public final class EventCheck {
    private final List<ViewPlan> views;
    private final List<Slot> slots;
    private final JsonDecoder decoder;

    /**
     * @param views that follow the stream; all of one source
     * @param maxBytes of a value
     */
    public EventCheck(List<ViewPlan> views, int maxBytes) {
        this.views = List.copyOf(views);
        this.slots = Slot.of(views);
        this.decoder = new JsonDecoder(slots, maxBytes);
    }

    /** For each value, what a reader of some view would hold against it; empty if nothing. */
    public List<Optional<String>> problems(List<byte[]> values) {
        List<StreamRecord> records = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            records.add(new StreamRecord("", i, 0, null, values.get(i)));
        }
        DecodedRecords decoded = decoder.decode(records);
        int[] all = new int[slots.size()];
        for (int slot = 0; slot < all.length; slot++) {
            all[slot] = slot;
        }
        List<Optional<String>> problems = new ArrayList<>();
        for (int record = 0; record < values.size(); record++) {
            problems.add(Optional.ofNullable(decoded.refusal(record, all)).or(missing(decoded, record)));
        }
        return problems;
    }

    private Supplier<Optional<String>> missing(DecodedRecords decoded, int record) {
        return () -> {
            boolean keyed = views.isEmpty();
            for (ViewPlan view : views) {
                String time = view.source().definition().eventTime();
                if (isNull(decoded, record, new Slot(time, ValueType.TIMESTAMP))) {
                    return Optional.of("Cannot take the event: it has no event time, '" + time + "'; send one.");
                }
                keyed |= view.keys().stream()
                        .noneMatch(key -> isNull(decoded, record, new Slot(key.name(), key.type())));
            }
            return keyed
                    ? Optional.empty()
                    : Optional.of("Cannot take the event: it has the key of no view; send "
                            + views.get(0).keys().get(0).name() + ".");
        };
    }

    private boolean isNull(DecodedRecords decoded, int record, Slot slot) {
        return decoded.columns[slots.indexOf(slot)].nulls[record];
    }
}
