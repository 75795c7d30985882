package dev.tidemark.sync.serve.feast;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.tidemark.core.online.FeatureVectors;
import dev.tidemark.core.online.Lookup;
import dev.tidemark.core.online.OnlineReader;
import dev.tidemark.core.online.OnlineStore;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.plan.ServicePlan;
import dev.tidemark.sync.http.Access;
import dev.tidemark.sync.http.Call;
import dev.tidemark.sync.http.Endpoint;
import dev.tidemark.sync.http.JsonBodies;
import dev.tidemark.sync.http.Reply;
import dev.tidemark.sync.serve.read.GivenJson;
import dev.tidemark.sync.serve.read.JsonBytes;
import dev.tidemark.sync.serve.read.ReadLimits;
import dev.tidemark.sync.serve.read.ReadListener;
import dev.tidemark.sync.serve.read.ValueWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code POST /get-online-features}, in the shapes of Feast's feature server. One read in one round trip, and all values are of
 * one release. If a row cannot be answered, none is: Feast's shape has no room for why.
 */
public final class FeastEndpoint implements Endpoint {
    public static final String PATH = "/get-online-features";

    /** What curl says of a body if it is told nothing, as in Feast's examples. */
    private static final Set<String> ALSO_ACCEPTED = Set.of("application/x-www-form-urlencoded");

    private final OnlineReader reader;
    private final ServiceFinder services;
    private final ReadLimits limits;
    private final ReadListener listener;

    public FeastEndpoint(OnlineStore store, OnlineReader reader, ReadLimits limits, ReadListener listener) {
        this.reader = reader;
        this.services = new ServiceFinder(store, reader);
        this.limits = limits;
        this.listener = listener;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public Access access() {
        return Access.READ;
    }

    @Override
    public Reply answer(Call call) {
        JsonBodies.checkType(call, ALSO_ACCEPTED);
        ValueWriter values = ValueWriter.of(call);
        FeastRequest request = FeastRequest.of(JsonBodies.object(call));
        limits.checkRows(request.rows());
        if (request.service().isPresent()) {
            return read(request.service().get(), request, values).orElseThrow();
        }
        return read(services.find(request.features()), request, values)
                .or(() -> read(services.search(request.features()), request, values))
                .orElseThrow(() -> new TidemarkException(
                        ErrorCode.CONFLICT,
                        "Cannot read " + request.features() + ": the releases that list them come and go; ask again."));
    }

    /** Empty if the service, as it is now, lists other features than were asked for. */
    private Optional<Reply> read(String service, FeastRequest request, ValueWriter values) {
        ServicePlan planned = reader.plan(service);
        Optional<FeatureChoice> expected = choice(planned, request);
        if (expected.isEmpty()) {
            return Optional.empty();
        }
        List<Lookup> lookups = lookups(planned, expected.get(), request);
        FeatureVectors vectors = reader.readAll(service, lookups);
        ServicePlan plan = vectors.size() == 0 ? planned : vectors.vector(0).plan();
        Optional<FeatureChoice> choice = plan == planned ? expected : choice(plan, request);
        listener.read(service, lookups, vectors);
        return choice.map(chosen -> Reply.json(
                200, JsonBytes.of(json -> new FeastAnswer(request, chosen, plan, values).write(json, vectors.all()))));
    }

    private static Optional<FeatureChoice> choice(ServicePlan plan, FeastRequest request) {
        return request.service().isPresent()
                ? Optional.of(FeatureChoice.all(plan, request.fullNames()))
                : FeatureChoice.of(plan, request.features(), request.fullNames());
    }

    /** Feast has keys and request values in one place. What none of the chosen features reads may be left out. */
    private static List<Lookup> lookups(ServicePlan plan, FeatureChoice choice, FeastRequest request) {
        GivenJson given = new GivenJson(plan);
        Set<String> requested =
                Set.copyOf(plan.request().stream().map(InputColumn::name).toList());
        Map<String, Object> unread = new HashMap<>();
        Map<String, Object> unreadRequest = new HashMap<>();
        if (request.service().isEmpty() && !choice.isOnDemand(plan)) {
            requested.forEach(name -> unreadRequest.put(name, null));
            for (int view = 0; view < plan.views().size(); view++) {
                if (!choice.reads(plan, view)) {
                    plan.views().get(view).keys().forEach(key -> unread.put(key.name(), null));
                }
            }
            for (int view = 0; view < plan.views().size(); view++) {
                if (choice.reads(plan, view)) {
                    plan.views().get(view).keys().forEach(key -> unread.remove(key.name()));
                }
            }
        }
        List<Lookup> lookups = new ArrayList<>(request.rows());
        for (int row = 0; row < request.rows(); row++) {
            Map<String, Object> key = new HashMap<>(unread);
            Map<String, Object> values = new HashMap<>(unreadRequest);
            for (Map.Entry<String, ArrayNode> column : request.entities().entrySet()) {
                String name = column.getKey();
                boolean isRequest = requested.contains(name) && !given.isKey(name);
                (isRequest ? values : key)
                        .put(name, given.value(name, column.getValue().get(row)));
            }
            lookups.add(new Lookup(key, values));
        }
        return lookups;
    }
}
