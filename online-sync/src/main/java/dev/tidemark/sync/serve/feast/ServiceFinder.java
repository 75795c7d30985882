package dev.tidemark.sync.serve.feast;

import dev.tidemark.core.online.OnlineReader;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.semantics.error.Closest;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.sync.serve.feast.FeastRequest.FeatureName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the service to read features from that were asked for without one: of those that are live and list them all, the one
 * with the fewest features, then the first by name. Thread-safe.
 */
final class ServiceFinder {
    /** Callers ask for a handful of lists; whoever makes them up does not fill the memory. */
    private static final int MOST_LISTS = 1_000;

    private final OnlineStore store;
    private final OnlineReader reader;
    private final Map<List<FeatureName>, String> found = new ConcurrentHashMap<>();

    ServiceFinder(OnlineStore store, OnlineReader reader) {
        this.store = store;
        this.reader = reader;
    }

    /** The service found for these before, or else found now. */
    String find(List<FeatureName> features) {
        String known = found.get(features);
        return known == null ? search(features) : known;
    }

    /** The service as the store has them now; an error that names the first feature that none of them lists. */
    String search(List<FeatureName> features) {
        List<ServicePlan> plans = new ArrayList<>();
        for (String service : store.live().keySet()) {
            plans.add(reader.plan(service));
        }
        Optional<ServicePlan> best = plans.stream()
                .filter(plan -> lacking(plan, features).isEmpty())
                .min(Comparator.comparing((ServicePlan plan) -> plan.outputs().size())
                        .thenComparing(ServicePlan::service));
        if (best.isEmpty()) {
            throw refusal(plans, features);
        }
        if (found.size() >= MOST_LISTS) {
            found.clear();
        }
        found.put(features, best.get().service());
        return best.get().service();
    }

    private static Optional<FeatureName> lacking(ServicePlan plan, List<FeatureName> features) {
        return features.stream()
                .filter(name -> FeatureChoice.of(plan, List.of(name), false).isEmpty())
                .findFirst();
    }

    private static TidemarkException refusal(List<ServicePlan> plans, List<FeatureName> features) {
        for (FeatureName feature : features) {
            if (plans.stream().allMatch(plan -> lacking(plan, List.of(feature)).isPresent())) {
                TreeSet<String> names = new TreeSet<>();
                plans.forEach(plan -> plan.outputs()
                        .forEach(output ->
                                names.add(FeatureChoice.nameOf(plan, output).toString())));
                return new TidemarkException(
                        ErrorCode.UNKNOWN_NAME,
                        "Cannot read feature '" + feature + "': no live service lists it"
                                + Closest.hint(feature.toString(), "Features", names));
            }
        }
        return new TidemarkException(
                ErrorCode.UNKNOWN_NAME,
                "Cannot read "
                        + Closest.list(
                                features.stream().map(FeatureName::toString).toList())
                        + " together: no live service lists them all; define one that does, or ask for fewer.");
    }
}
