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
 */
public record FeatureView(
        String name,
        Entity entity,
        Source source,
        Optional<String> where,
        List<NamedExpression> derivations,
        List<Feature> features) {
    public FeatureView {
        Names.check("view", name);
        String thing = "view '" + name + "'";
        if (source.eventTime() == null) {
            throw Names.invalid(thing + ": source '" + source.name()
                    + "' has no event time; name the column that says when an event happened.");
        }
        derivations = List.copyOf(derivations);
        features = List.copyOf(features);
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
            return new FeatureView(name, entity, source, Optional.empty(), List.of(), List.of());
        }
    }

    /** Over the rows for which {@code sql} is true, in place of what was said before. */
    public FeatureView where(String sql) {
        return new FeatureView(name, entity, source, Optional.of(sql), derivations, features);
    }

    /** With one more derived column. */
    public FeatureView derive(String column, String sql) {
        return new FeatureView(
                name, entity, source, where, Lists.with(derivations, new NamedExpression(column, sql)), features);
    }

    /** With one more feature. */
    public FeatureView feature(String feature, Aggregation aggregation) {
        return new FeatureView(
                name, entity, source, where, derivations, Lists.with(features, new Feature(feature, aggregation)));
    }

    /** The feature of that name; an error that lists the closest names if there is none. */
    public Feature feature(String feature) {
        for (Feature candidate : features) {
            if (candidate.name().equals(feature)) {
                return candidate;
            }
        }
        List<String> names = features.stream().map(Feature::name).toList();
        throw new TidemarkException(
                ErrorCode.UNKNOWN_NAME,
                "Cannot find feature '" + Names.printable(feature) + "' in view '" + name + "'"
                        + Closest.hint(feature, "Features", names));
    }
}
