package dev.tidemark.semantics.definition;

import dev.tidemark.semantics.error.Closest;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.List;
import java.util.Optional;

/**
 * Features of one entity from the events of one source.
 *
 * @param where SQL; rows for which it is not true do not exist for this view. It may read the derived columns
 * @param derivations columns computed row by row; each may read the source's columns and those derived before it
 * @param features in the order they were added
 * @param gates what is expected of its features, in every service that lists them
 */
public record FeatureView(
        String name,
        Entity entity,
        Source source,
        Optional<String> where,
        List<NamedExpression> derivations,
        List<Feature> features,
        List<Gate> gates) {
    public FeatureView {
        Names.check("view", name);
        String thing = "view '" + name + "'";
        if (source.eventTime() == null) {
            throw Names.invalid(thing + ": source '" + source.name()
                    + "' has no event time; name the column that says when an event happened.");
        }
        derivations = List.copyOf(derivations);
        features = List.copyOf(features);
        gates = List.copyOf(gates);
        where.ifPresent(sql -> Names.checkSql(thing, "'where'", sql));
        for (NamedExpression derivation : derivations) {
            Names.check("derived column", derivation.name());
            Names.checkSql(thing, "derived column '" + derivation.name() + "'", derivation.sql());
        }
        for (Feature feature : features) {
            Names.check("feature", feature.name());
            AggregationRules.check(name, feature.name(), feature.aggregation());
        }
        Names.checkDistinct(
                thing,
                "derived column",
                derivations.stream().map(NamedExpression::name).toList());
        Names.checkDistinct(
                thing, "feature", features.stream().map(Feature::name).toList());
        for (Gate gate : gates) {
            checkGate(name, features, gate);
        }
    }

    public static Named named(String name) {
        return new Named(Names.check("view", name));
    }

    /** A view that still lacks its entity and its source. */
    public record Named(String name) {
        public Of of(Entity entity) {
            return new Of(name, entity);
        }
    }

    /** A view that still lacks its source. */
    public record Of(String name, Entity entity) {
        public FeatureView from(Source source) {
            return new FeatureView(name, entity, source, Optional.empty(), List.of(), List.of(), List.of());
        }
    }

    /** Over the rows for which {@code sql} is true, in place of what was said before. */
    public FeatureView where(String sql) {
        return new FeatureView(name, entity, source, Optional.of(sql), derivations, features, gates);
    }

    /** With one more derived column. */
    public FeatureView derive(String column, String sql) {
        return new FeatureView(
                name,
                entity,
                source,
                where,
                Lists.with(derivations, new NamedExpression(column, sql)),
                features,
                gates);
    }

    /** With one more feature. */
    public FeatureView feature(String feature, Aggregation aggregation) {
        return new FeatureView(
                name,
                entity,
                source,
                where,
                derivations,
                Lists.with(features, new Feature(feature, aggregation)),
                gates);
    }

    /** With one more gate; the feature it is about is there already. */
    public FeatureView gate(Gate gate) {
        return new FeatureView(name, entity, source, where, derivations, features, Lists.with(gates, gate));
    }

    /** The feature of that name; an error that lists the closest names if there is none. */
    public Feature feature(String feature) {
        for (Feature candidate : features) {
            if (candidate.name().equals(feature)) {
                return candidate;
            }
        }
        throw unknown(
                "Cannot find feature '" + Names.printable(feature) + "' in view '" + name + "'", feature, features);
    }

    /** A gate about single columns is about features of this view; {@code unique} may also name columns of a spine. */
    private static void checkGate(String view, List<Feature> features, Gate gate) {
        if (gate.kind() == GateKind.UNIQUE || gate.kind() == GateKind.LABEL_CORRELATION) {
            return;
        }
        for (String column : gate.of()) {
            if (features.stream().noneMatch(feature -> feature.name().equals(column))) {
                throw unknown(
                        "Cannot define gate " + gate.kind().yamlName() + " of view '" + view
                                + "': there is no feature '" + Names.printable(column) + "'",
                        column,
                        features);
            }
        }
    }

    private static TidemarkException unknown(String message, String wanted, List<Feature> features) {
        List<String> names = features.stream().map(Feature::name).toList();
        return new TidemarkException(ErrorCode.UNKNOWN_NAME, message + Closest.hint(wanted, "Features", names));
    }
}
