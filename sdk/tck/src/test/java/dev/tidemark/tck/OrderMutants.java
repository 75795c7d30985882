package dev.tidemark.tck;

import dev.tidemark.semantics.plan.FeaturePlan;
import dev.tidemark.semantics.reference.Event;
import dev.tidemark.semantics.reference.Rules;
import dev.tidemark.semantics.type.ValueType;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Wrong about order, ties, keys and conditions. */
final class OrderMutants {
    private OrderMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of("NUM-1", "tells minus zero from zero", new Rules() {
                    @Override
                    public Object canonical(Object value) {
                        return value;
                    }
                }),
                Mutant.of("NUM-3", "takes NaN for the least", new Rules() {
                    @Override
                    public int compareValues(ValueType type, Object a, Object b) {
                        if (type == ValueType.DOUBLE) {
                            Comparator<Double> nanLeast = Comparator.<Double, Boolean>comparing(x -> !x.isNaN())
                                    .thenComparing(x -> x);
                            return nanLeast.compare((Double) a, (Double) b);
                        }
                        return super.compareValues(type, a, b);
                    }
                }),
                Mutant.of("TEXT-1", "orders text by UTF-16", new Rules() {
                    @Override
                    public int compareValues(ValueType type, Object a, Object b) {
                        return type == ValueType.STRING
                                ? ((String) a).compareTo((String) b)
                                : super.compareValues(type, a, b);
                    }
                }),
                Mutant.of("TEXT-1", "orders text by signed bytes", new Rules() {
                    @Override
                    public int compareValues(ValueType type, Object a, Object b) {
                        return type == ValueType.STRING
                                ? java.util.Arrays.compare(utf8(a), utf8(b))
                                : super.compareValues(type, a, b);
                    }
                }),
                Mutant.of("TIE-1", "breaks ties by value alone", new Rules() {
                    @Override
                    protected int compareKnownTime(Event a, Event b) {
                        return 0;
                    }

                    @Override
                    protected int compareSequence(Event a, Event b) {
                        return 0;
                    }
                }),
                Mutant.of("TIE-1", "ignores known time in ties", new Rules() {
                    @Override
                    protected int compareKnownTime(Event a, Event b) {
                        return 0;
                    }
                }),
                Mutant.of("TIE-2", "raises an early known time to the event time in ties", new Rules() {
                    @Override
                    protected int compareKnownTime(Event a, Event b) {
                        return Long.compare(
                                Math.max(a.eventTime(), a.knownTime()), Math.max(b.eventTime(), b.knownTime()));
                    }
                }),
                Mutant.of("TIE-3", "ignores the sequence", new Rules() {
                    @Override
                    protected int compareSequence(Event a, Event b) {
                        return 0;
                    }
                }),
                Mutant.of("TIE-3", "takes a null sequence for the greatest", new Rules() {
                    @Override
                    protected int compareSequence(Event a, Event b) {
                        return Comparator.nullsLast(Comparator.<Long>naturalOrder())
                                .compare(a.sequence(), b.sequence());
                    }
                }),
                Mutant.of("TIE-4", "leaves ties in the order of rows", new Rules() {
                    @Override
                    public Comparator<Event> order(int column, ValueType type) {
                        return super.order(FeaturePlan.NONE, type);
                    }
                }),
                Mutant.of("TIE-4", "takes a null value for the greatest", new Rules() {
                    @Override
                    public Comparator<Event> order(int column, ValueType type) {
                        Comparator<Event> order = super.order(FeaturePlan.NONE, type);
                        return column == FeaturePlan.NONE
                                ? order
                                : order.thenComparing(
                                        event -> event.columns().get(column),
                                        Comparator.nullsLast((a, b) -> compareValues(type, a, b)));
                    }
                }),
                Mutant.of("TIE-5", "breaks ties by the whole row", new Rules() {
                    @Override
                    public Comparator<Event> order(int column, ValueType type) {
                        return super.order(FeaturePlan.NONE, type)
                                .thenComparing(event -> Objects.toString(event.columns()));
                    }
                }),
                Mutant.of("AGG-16", "takes unknown for true", new Rules() {
                    @Override
                    public boolean passes(Event event, int condition) {
                        return condition == FeaturePlan.NONE
                                || !Boolean.FALSE.equals(event.columns().get(condition));
                    }
                }),
                Mutant.of("AGG-16", "ignores conditions", new Rules() {
                    @Override
                    public boolean passes(Event event, int condition) {
                        return true;
                    }
                }),
                Mutant.of("KEY-1", "compares only the key columns that are not null", new Rules() {
                    @Override
                    public boolean sameKey(List<Object> asked, List<Object> ofEvent) {
                        for (int i = 0; i < asked.size(); i++) {
                            if (asked.get(i) != null && !asked.get(i).equals(ofEvent.get(i))) {
                                return false;
                            }
                        }
                        return true;
                    }
                }),
                Mutant.of("KEY-3", "joins key columns into one text", new Rules() {
                    @Override
                    public boolean sameKey(List<Object> asked, List<Object> ofEvent) {
                        return !asked.contains(null) && joined(asked, "").equals(joined(ofEvent, ""));
                    }
                }),
                Mutant.of("KEY-3", "joins key columns with a comma", new Rules() {
                    @Override
                    public boolean sameKey(List<Object> asked, List<Object> ofEvent) {
                        return !asked.contains(null) && joined(asked, ",").equals(joined(ofEvent, ","));
                    }
                }),
                Mutant.of("KEY-3", "compares the first key column alone", new Rules() {
                    @Override
                    public boolean sameKey(List<Object> asked, List<Object> ofEvent) {
                        return !asked.contains(null) && asked.get(0).equals(ofEvent.get(0));
                    }
                }),
                Mutant.of("KEY-4", "trims text keys", new Rules() {
                    @Override
                    public boolean sameKey(List<Object> asked, List<Object> ofEvent) {
                        return super.sameKey(each(asked, String::trim), each(ofEvent, String::trim));
                    }
                }),
                Mutant.of("KEY-4", "folds the case of text keys", new Rules() {
                    @Override
                    public boolean sameKey(List<Object> asked, List<Object> ofEvent) {
                        return super.sameKey(
                                each(asked, text -> text.toLowerCase(Locale.ROOT)),
                                each(ofEvent, text -> text.toLowerCase(Locale.ROOT)));
                    }
                }),
                Mutant.of("KEY-4", "normalises text keys", new Rules() {
                    @Override
                    public boolean sameKey(List<Object> asked, List<Object> ofEvent) {
                        return super.sameKey(
                                each(asked, OrderMutants::composed), each(ofEvent, OrderMutants::composed));
                    }
                }),
                Mutant.of("KEY-5", "narrows integer keys to 32 bits", new Rules() {
                    @Override
                    public boolean sameKey(List<Object> asked, List<Object> ofEvent) {
                        return super.sameKey(narrow(asked), narrow(ofEvent));
                    }
                }));
    }

    private static String joined(List<Object> key, String separator) {
        return key.stream().map(Object::toString).collect(Collectors.joining(separator));
    }

    private static List<Object> each(List<Object> key, java.util.function.UnaryOperator<String> change) {
        List<Object> changed = new java.util.ArrayList<>();
        key.forEach(value -> changed.add(value instanceof String text ? change.apply(text) : value));
        return changed;
    }

    private static List<Object> narrow(List<Object> key) {
        List<Object> changed = new java.util.ArrayList<>();
        key.forEach(value -> changed.add(value instanceof Long number ? (Object) number.intValue() : value));
        return changed;
    }

    private static String composed(String text) {
        return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC);
    }

    private static byte[] utf8(Object text) {
        return ((String) text).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
