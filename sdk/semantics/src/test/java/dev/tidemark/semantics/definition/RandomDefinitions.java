package dev.tidemark.semantics.definition;

import dev.tidemark.semantics.aggregate.AggregateFunction;
import dev.tidemark.semantics.time.Durations;
import dev.tidemark.semantics.type.ValueType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;

/** Valid definitions of every shape, from a seed, with texts that YAML likes to misread. */
public final class RandomDefinitions {
    private static final List<String> NASTY = List.of(
            "amount",
            "event time",
            "y",
            "no",
            "null",
            "~",
            "1",
            "1.5",
            "0x1F",
            "1e5",
            "a: b",
            "a #b",
            "- a",
            "*x",
            "&x",
            "!tag",
            "'quoted'",
            "\"double\"",
            "back\\slash",
            "é",
            "日本",
            "😀",
            "İ",
            "tab\there",
            "new\nline",
            "{a}",
            "[a]",
            ".inf",
            "%",
            "@x",
            "`x`",
            "trailing ",
            " leading",
            "l\u2028s",
            "n\u0085l",
            "\u007fdel",
            "\uFEFFbom",
            "a,b",
            "?",
            "|");

    private final Random random;

    private RandomDefinitions(long seed) {
        this.random = new Random(seed);
    }

    public static Definitions of(long seed) {
        return new RandomDefinitions(seed).definitions();
    }

    private Definitions definitions() {
        Definitions definitions = Definitions.in(Path.of("/projects/any"));
        for (int i = 0; i <= random.nextInt(3); i++) {
            definitions = definitions.with(entity("entity" + i)).with(source("source" + i));
        }
        for (int i = 0; i <= random.nextInt(3); i++) {
            definitions = definitions.with(view("view" + i, pick(definitions.entities()), pick(definitions.sources())));
        }
        for (int i = 0; i < random.nextInt(3); i++) {
            definitions = definitions.with(service("service" + i, definitions.views()));
        }
        return definitions;
    }

    private Entity entity(String name) {
        Entity entity = Entity.named(name).key(text() + "0", key());
        return random.nextBoolean() ? entity : entity.key(text() + "1", key());
    }

    private Source source(String name) {
        FileFormat format = pick(List.of(FileFormat.values()));
        String path = pick(List.of("a.parquet", "../b.csv", "/abs/*.json", "s3://bucket/x", "with space.ARROW", "x.y"));
        Source source = new Source(
                        name,
                        path,
                        format,
                        text(),
                        Optional.empty(),
                        Optional.empty(),
                        random.nextBoolean(),
                        java.util.Map.of(),
                        Optional.empty())
                .column(text() + "0", pick(List.of(ValueType.values())));
        source = random.nextBoolean() ? source.knownTime(text()) : source;
        source = random.nextBoolean() ? source.sequence(text()) : source;
        return switch (random.nextInt(4)) {
            case 0 -> source.stream(StreamBinding.Kafka.topic(text() + "t"));
            case 1 -> source.stream(StreamBinding.Redis.stream(text() + "s"));
            case 2 -> source.stream(StreamBinding.Push.http());
            default -> source;
        };
    }

    private FeatureView view(String name, Entity entity, Source source) {
        FeatureView view = FeatureView.named(name).of(entity).from(source);
        view = random.nextBoolean() ? view.where(text()) : view;
        for (int i = 0; i < random.nextInt(3); i++) {
            view = view.derive(random.nextBoolean() ? "d" + i : "_D" + i, text());
        }
        for (int i = 0; i <= random.nextInt(6); i++) {
            view = view.feature("f" + i, aggregation());
        }
        for (int i = 0; i < random.nextInt(4); i++) {
            view = view.gate(gate("f0"));
        }
        return view;
    }

    private Aggregation aggregation() {
        AggregateFunction function = pick(List.of(AggregateFunction.values()));
        boolean column = !function.accepts(null) || random.nextBoolean();
        Aggregation aggregation = Aggregation.of(
                function,
                column ? Optional.of(text()) : Optional.empty(),
                function.takesN() ? OptionalInt.of(1 + random.nextInt(10_000)) : OptionalInt.empty(),
                function.takesP() ? OptionalDouble.of(random.nextInt(101) / 100.0) : OptionalDouble.empty());
        aggregation = function.takesTtl() ? ttl(aggregation) : window(aggregation);
        aggregation = random.nextBoolean() ? aggregation.where(text()) : aggregation;
        return random.nextBoolean() ? aggregation.defaultValue(defaultValue()) : aggregation;
    }

    private Aggregation ttl(Aggregation aggregation) {
        return random.nextInt(4) == 0 ? aggregation.forever() : aggregation.within(length());
    }

    private Aggregation window(Aggregation aggregation) {
        boolean shifted = random.nextInt(3) == 0;
        Duration length = length();
        boolean lifetime = random.nextInt(4) == 0;
        Aggregation over = lifetime ? aggregation.overLifetime() : aggregation.over(length);
        over = shifted ? over.endingBefore(length()) : over;
        boolean resolution = random.nextBoolean() && (shifted || !lifetime);
        return resolution
                ? over.resolution(
                        lifetime
                                ? length()
                                : length.dividedBy(1_000)
                                        .truncatedTo(java.time.temporal.ChronoUnit.MILLIS)
                                        .plus(Durations.micros(1)))
                : over;
    }

    private Duration length() {
        return switch (random.nextInt(3)) {
            case 0 -> Durations.micros(1 + random.nextInt(5_000_000));
            case 1 -> Durations.hours(1 + random.nextInt(48));
            default -> Durations.days(1 + random.nextInt(36_525));
        };
    }

    private Object defaultValue() {
        return random.nextInt(4) == 0 ? List.of(scalar(), scalar()) : scalar();
    }

    private Object scalar() {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextBoolean();
            case 1 -> random.nextLong();
            case 2 -> random.nextInt(10) - 5;
            case 3 ->
                pick(List.of(
                        0.0,
                        -0.0,
                        1e300,
                        4.9e-324,
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY,
                        0.1,
                        -1e-5,
                        123456789.0));
            case 4 -> random.nextDouble();
            default -> text();
        };
    }

    private FeatureService service(String name, List<FeatureView> views) {
        FeatureService service = FeatureService.named(name);
        for (FeatureView view : views) {
            if (service.views().isEmpty() || random.nextBoolean()) {
                service = random.nextBoolean()
                        ? service.with(view)
                        : service.with(view, view.features().get(0).name());
            }
        }
        service =
                random.nextBoolean() ? service.request("r1", pick(List.of(ValueType.BOOL, ValueType.DOUBLE))) : service;
        service = random.nextBoolean() ? service.onDemand("o1", text()).onDemand("yes", text()) : service;
        for (int i = 0; i < random.nextInt(3); i++) {
            service = service.gate(gate(text()));
        }
        ValidationData data = ValidationData.of(text(), text());
        return switch (random.nextInt(3)) {
            case 0 -> service.validation(data);
            case 1 -> service.validation(data.label(text()));
            default -> service;
        };
    }

    private Gate gate(String column) {
        double share = random.nextInt(1_001) / 1_000.0;
        double bound = pick(List.of(0.0, -0.0, 1e300, -4.9e-324, 1e15, 123456789.0, -0.1, Double.NEGATIVE_INFINITY));
        Gate gate = switch (random.nextInt(10)) {
            case 0 -> Gates.nullRate(column).atMost(share);
            case 1 -> Gates.range(column).between(bound, Double.POSITIVE_INFINITY);
            case 2 -> Gates.range(column).atMost(bound);
            case 3 -> Gates.oneOf(column, scalar());
            case 4 -> Gates.unique(column, column + text());
            case 5 -> Gates.rowCount().between(random.nextInt(1_000), 1L << 53);
            case 6 -> Gates.drift(column).psi().atMost(share * 10).against(text());
            case 7 -> Gates.freshness(length());
            case 8 ->
                random.nextBoolean()
                        ? Gates.labelCorrelation().atMost(share)
                        : Gates.labelCorrelation(text()).atMost(share);
            default ->
                random.nextBoolean() ? Gates.noLeak() : Gates.drift(column).js().atMost(share);
        };
        return random.nextBoolean() ? gate : gate.warning();
    }

    private ValueType key() {
        return pick(List.of(ValueType.STRING, ValueType.INT64, ValueType.BOOL, ValueType.TIMESTAMP));
    }

    private String text() {
        String text = pick(NASTY);
        return random.nextBoolean() ? text : text + pick(NASTY);
    }

    private <T> T pick(List<T> list) {
        return new ArrayList<>(list).get(random.nextInt(list.size()));
    }
}
