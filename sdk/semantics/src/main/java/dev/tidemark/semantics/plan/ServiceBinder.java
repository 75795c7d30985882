package dev.tidemark.semantics.plan;

import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.NamedExpression;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import dev.tidemark.semantics.expression.InputColumn;
import dev.tidemark.semantics.expression.RowExpression;
import dev.tidemark.semantics.type.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts the bound views of a service together: names its outputs and binds what it computes on demand. */
final class ServiceBinder {
    private final FeatureService service;
    private final List<ViewPlan> views;
    private final String thing;
    private final List<OutputColumn> outputs = new ArrayList<>();
    private final List<InputColumn> onDemandColumns = new ArrayList<>();
    private final List<OnDemandPlan> onDemand = new ArrayList<>();

    private ServiceBinder(FeatureService service, List<ViewPlan> views) {
        this.service = service;
        this.views = views;
        this.thing = "Cannot bind service '" + service.name() + "'";
    }

    static ServicePlan bind(FeatureService service, List<ViewPlan> views) {
        ServiceBinder binder = new ServiceBinder(service, views);
        binder.checkKeysAgree();
        List<InputColumn> request = service.request().stream()
                .map(value -> new InputColumn(value.name(), value.type()))
                .toList();
        binder.onDemandColumns.addAll(request);
        binder.addStored();
        service.onDemand().forEach(binder::addOnDemand);
        binder.checkNames();
        ServicePlan plan = new ServicePlan(
                service.name(), views, binder.outputs, request, binder.onDemandColumns, binder.onDemand, "");
        return new ServicePlan(
                plan.service(),
                plan.views(),
                plan.outputs(),
                plan.request(),
                plan.onDemandColumns(),
                plan.onDemand(),
                Fingerprint.of(plan));
    }

    /** One spine has one column of a name, so keys of one name have one type. */
    private void checkKeysAgree() {
        Map<String, ValueType> types = new HashMap<>();
        for (ViewPlan view : views) {
            for (InputColumn key : view.keys()) {
                ValueType earlier = types.putIfAbsent(key.name(), key.type());
                if (earlier != null && earlier != key.type()) {
                    throw new TidemarkException(
                            ErrorCode.WRONG_TYPE,
                            thing + ": key '" + key.name() + "' is " + earlier + " in one view and " + key.type()
                                    + " in view '" + view.name() + "'; give it one type, or two names.");
                }
            }
        }
        service.request().forEach(value -> {
            ValueType key = types.get(value.name());
            if (key != null && key != value.type()) {
                throw new TidemarkException(
                        ErrorCode.WRONG_TYPE,
                        thing + ": request value '" + value.name() + "' is " + value.type()
                                + ", the key of that name is " + key + "; give it that type, or another name.");
            }
        });
    }

    private void addStored() {
        Map<String, Integer> uses = new HashMap<>();
        service.listed().forEach(listed -> uses.merge(listed.feature().name(), 1, Integer::sum));
        for (FeatureService.Listed listed : service.listed()) {
            String name = listed.feature().name();
            String output = uses.get(name) > 1 ? listed.view().name() + "__" + name : name;
            int view = viewIndex(listed.view().name());
            int feature = featureIndex(views.get(view), name);
            ValueType type = views.get(view).features().get(feature).type();
            outputs.add(new OutputColumn(output, type, view, feature));
            onDemandColumns.add(new InputColumn(output, type));
        }
    }

    private void addOnDemand(NamedExpression feature) {
        String what = "Cannot bind on-demand feature '" + feature.name() + "' of service '" + service.name() + "'";
        RowExpression expression = compiled(what, feature);
        outputs.add(new OutputColumn(feature.name(), expression.type(), FeaturePlan.NONE, onDemand.size()));
        onDemand.add(new OnDemandPlan(feature.name(), expression, expression.type()));
        onDemandColumns.add(new InputColumn(feature.name(), expression.type()));
    }

    private RowExpression compiled(String what, NamedExpression feature) {
        try {
            return Expressions.compile(what, feature.sql(), List.copyOf(onDemandColumns));
        } catch (TidemarkException e) {
            throw Expressions.remedied(e, name -> remedy(feature, name));
        }
    }

    /** Where a name that an on-demand feature does not find could come from. */
    private String remedy(NamedExpression feature, String name) {
        return new Later(service.onDemand())
                .remedy(feature, name)
                .orElseGet(() -> service.views().stream()
                        .filter(view -> view.features().stream()
                                .anyMatch(other -> other.name().equals(name)))
                        .findFirst()
                        .map(view -> " Its view '" + view.name() + "' has one; list '" + view.name() + "." + name
                                + "' among the features of the service.")
                        .orElse(" What comes with each row or request is declared under 'request', with its type."));
    }

    /** Engines take names that differ in case alone for one, so these clash too. */
    private void checkNames() {
        Map<String, String> taken = new HashMap<>();
        for (ViewPlan view : views) {
            view.keys().forEach(key -> taken.put(folded(key.name()), "key '" + key.name() + "'"));
        }
        service.request().forEach(value -> taken.put(folded(value.name()), "request value '" + value.name() + "'"));
        for (OutputColumn output : outputs) {
            String what = (output.isOnDemand() ? "on-demand feature '" : "feature '") + output.name() + "'";
            String other = taken.put(folded(output.name()), what);
            if (other != null) {
                throw new TidemarkException(
                        ErrorCode.DUPLICATE_NAME,
                        thing + ": " + what + " and " + other + " would be one column; rename one.");
            }
        }
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private int viewIndex(String name) {
        int index = 0;
        while (!views.get(index).name().equals(name)) {
            index++;
        }
        return index;
    }

    private static int featureIndex(ViewPlan view, String name) {
        int index = 0;
        while (!view.features().get(index).name().equals(name)) {
            index++;
        }
        return index;
    }
}
