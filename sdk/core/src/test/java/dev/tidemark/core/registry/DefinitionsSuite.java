package dev.tidemark.core.registry;

import static dev.tidemark.core.registry.Sample.ACTIVITY;
import static dev.tidemark.core.registry.Sample.CARD;
import static dev.tidemark.core.registry.Sample.FRAUD;
import static dev.tidemark.core.registry.Sample.TRANSACTIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.core.registry.ObjectChange.Action;
import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.definition.FeatureView;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What every database must do with definitions. */
abstract class DefinitionsSuite extends RegistrySuite {
    @Test
    void aNewRegistryDefinesNothing() {
        assertThat(registry.definitions()).isEqualTo(Definitions.in(project));
        assertThat(registry.applies()).isEmpty();
        assertThat(registry.history(CARD)).isEmpty();
    }

    @Test
    void whatWasAppliedIsDefinedAndHasVersions() {
        Definitions definitions = Sample.definitions(project);

        Applied applied = apply(definitions, "ana", "first");

        assertThat(registry.definitions()).isEqualTo(definitions);
        assertThat(applied.versions())
                .extracting(ObjectVersion::object)
                .containsExactly(CARD, TRANSACTIONS, ACTIVITY, FRAUD);
        assertThat(applied.versions()).extracting(ObjectVersion::version).containsOnly(1);
        assertThat(registry.registered().versionsOf("fraud"))
                .isEqualTo(Map.of(CARD, 1, TRANSACTIONS, 1, ACTIVITY, 1, FRAUD, 1));
        assertThat(registry.applies()).containsExactly(applied);
        assertThat(Registry.open(settings).definitions()).isEqualTo(definitions);
    }

    @Test
    void aPlanSaysWhatChangesAndForWhom() {
        apply(Sample.definitions(project), "ana", "first");

        DefinitionsChange change = registry.plan(Sample.definitions(project, "window: 7d", "window: 8d"));

        assertThat(change.changed()).singleElement().satisfies(one -> {
            assertThat(one.object()).isEqualTo(ACTIVITY);
            assertThat(one.action()).isEqualTo(Action.CHANGED);
            assertThat(one.base()).isEqualTo(1);
            assertThat(one.services()).containsExactly("fraud");
            assertThat(one.diff())
                    .containsExactly(
                            "  - name: activity",
                            "    entity: card",
                            "    source: transactions",
                            "    features:",
                            "      - {name: count_1h, aggregate: count, window: 1h}",
                            "-     - {name: amount_7d, aggregate: sum, of: amount, window: 7d}",
                            "+     - {name: amount_7d, aggregate: sum, of: amount, window: 8d}");
        });
        assertThat(change.objects())
                .extracting(ObjectChange::action)
                .containsExactly(Action.UNCHANGED, Action.UNCHANGED, Action.CHANGED, Action.UNCHANGED);
        assertThat(change.services()).containsExactly("fraud");
        assertThat(registry.plan(registry.definitions()).isEmpty()).isTrue();
    }

    @Test
    void anEntityTouchesEveryServiceThatReadsItsViews() {
        apply(Sample.definitions(project), "ana", "first");

        DefinitionsChange change = registry.plan(Sample.definitions(project, "STRING", "INT64"));

        assertThat(change.changed()).extracting(ObjectChange::object).containsExactly(CARD);
        assertThat(change.services()).containsExactly("fraud");
    }

    @Test
    void applyingWhatIsThereMakesNoVersion() {
        apply(Sample.definitions(project), "ana", "first");

        Applied again = apply(Sample.definitions(project), "bo", "again");

        assertThat(again.id()).isZero();
        assertThat(registry.history(ACTIVITY)).hasSize(1);
        assertThat(registry.applies()).hasSize(1);
    }

    @Test
    void historyTellsEveryVersionNewestFirst() {
        apply(Sample.definitions(project), "ana", "first");
        apply(Sample.definitions(project, "7d}", "8d}"), "bo", "a day more");
        apply(Sample.definitions(project), "ana", "back");

        List<ObjectVersion> history = registry.history(ACTIVITY);

        assertThat(history).extracting(ObjectVersion::version).containsExactly(3, 2, 1);
        assertThat(history).extracting(ObjectVersion::who).containsExactly("ana", "bo", "ana");
        assertThat(history).extracting(ObjectVersion::message).containsExactly("back", "a day more", "first");
        assertThat(history.get(0).fingerprint()).isEqualTo(history.get(2).fingerprint());
        assertThat(history.get(1).fingerprint()).isNotEqualTo(history.get(2).fingerprint());
        assertThat(history).extracting(ObjectVersion::at).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(registry.applies()).extracting(Applied::message).containsExactly("back", "a day more", "first");
    }

    @Test
    void twoWhoChangeOneObjectDoNotLoseEachOther() {
        apply(Sample.definitions(project), "ana", "first");
        DefinitionsChange bos = registry.plan(Sample.definitions(project, "7d}", "8d}"));
        DefinitionsChange cays = registry.plan(Sample.definitions(project, "7d}", "9d}"));
        registry.apply(bos, "bo", "eight");

        assertThatThrownBy(() -> registry.apply(cays, "cay", "nine"))
                .hasMessageMatching("Cannot apply: view 'activity' was changed by bo at 20\\S+ \\(version 2; this plan"
                        + " knows version 1\\); plan again\\.")
                .satisfies(hasCode(ErrorCode.CONFLICT));
        assertThat(registry.history(ACTIVITY)).hasSize(2);
    }

    @Test
    void changesOfDifferentObjectsGoTogether() {
        apply(Sample.definitions(project), "ana", "first");
        DefinitionsChange bos = registry.plan(Sample.views(project, Map.of("a", 1)));
        DefinitionsChange cays = registry.plan(Sample.views(project, Map.of("b", 2)));

        registry.apply(bos, "bo", "a");
        registry.apply(cays, "cay", "b");

        assertThat(registry.definitions().views()).extracting("name").containsExactly("a", "activity", "b");
    }

    @Test
    void theSameChangeMadeBySomebodyElseIsNoConflict() {
        DefinitionsChange first = registry.plan(Sample.definitions(project));
        DefinitionsChange second = registry.plan(Sample.definitions(project));
        registry.apply(first, "ana", "first");

        assertThat(registry.apply(second, "bo", "second").id()).isZero();
    }

    @Test
    void aChangeThatWouldBreakAnotherObjectIsRefusedByPlanAndApply() {
        apply(Sample.definitions(project), "ana", "first");
        Definitions fewer = Sample.withoutService(project, "count_1h, ag", "count_2h, ag");

        assertThatThrownBy(() -> registry.plan(fewer))
                .hasMessage("Cannot find feature 'count_1h' in view 'activity' (service 'fraud'); did you mean"
                        + " 'count_2h'? Features: count_2h, amount_7d.");
    }

    @Test
    void theWholeIsCheckedAgainWhenItIsApplied() {
        apply(Sample.withoutService(project, "", ""), "ana", "first");
        DefinitionsChange renames = registry.plan(Sample.withoutService(project, "count_1h, ag", "count_2h, ag"));
        apply(Sample.definitions(project), "bo", "a service");

        assertThatThrownBy(() -> registry.apply(renames, "ana", "rename"))
                .hasMessageStartingWith("Cannot find feature 'count_1h' in view 'activity' (service 'fraud')");
        assertThat(registry.definitions()).isEqualTo(Sample.definitions(project));
        assertThat(registry.applies()).hasSize(2);
    }

    @Test
    void whatIsUsedStaysAndWhatIsNotCanGo() {
        apply(Sample.definitions(project), "ana", "first");

        assertThatThrownBy(() -> registry.planRemoval(CARD))
                .hasMessage("Cannot remove entity 'card': view 'activity' would miss it; change or remove that first.")
                .satisfies(hasCode(ErrorCode.CONFLICT));
        assertThatThrownBy(() -> registry.planRemoval(ACTIVITY))
                .hasMessage(
                        "Cannot remove view 'activity': service 'fraud' would miss it; change or remove that first.");

        DefinitionsChange removal = registry.planRemoval(FRAUD);
        assertThat(removal.changed()).singleElement().satisfies(one -> {
            assertThat(one.action()).isEqualTo(Action.REMOVED);
            assertThat(one.diff()).allMatch(line -> line.startsWith("- "));
        });
        registry.apply(removal, "bo", "unused");

        assertThat(registry.definitions().services()).isEmpty();
        assertThat(registry.history(FRAUD))
                .extracting(version -> version.yaml().isPresent())
                .containsExactly(false, true);
        assertThatThrownBy(() -> registry.planRemoval(FRAUD))
                .hasMessage("Cannot remove service 'fraud': it is not in the registry. There: none.");
    }

    @Test
    void whatWasRemovedCanComeBackAsAFurtherVersion() {
        apply(Sample.definitions(project), "ana", "first");
        registry.apply(registry.planRemoval(FRAUD), "bo", "unused");

        Applied back = apply(Sample.definitions(project), "ana", "used after all");

        assertThat(back.versions()).extracting(ObjectVersion::version).containsExactly(3);
        assertThat(registry.definitions()).isEqualTo(Sample.definitions(project));
    }

    @Test
    void aRemovalIsAConflictOnceTheObjectChanged() {
        apply(Sample.definitions(project), "ana", "first");
        DefinitionsChange removal = registry.planRemoval(FRAUD);
        apply(Sample.definitions(project, "activity.count_1h", "activity.*"), "bo", "all");

        assertThatThrownBy(() -> registry.apply(removal, "cay", "unused")).satisfies(hasCode(ErrorCode.CONFLICT));
    }

    @Test
    void aRemovalIsRefusedIfTheObjectCameIntoUseSince() {
        apply(Sample.withoutService(project, "", ""), "ana", "first");
        DefinitionsChange removal = registry.planRemoval(ACTIVITY);
        apply(Sample.definitions(project), "bo", "a service");

        assertThatThrownBy(() -> registry.apply(removal, "cay", "unused"))
                .hasMessageContaining("Cannot remove view 'activity': service 'fraud' would miss it");
        assertThat(registry.definitions()).isEqualTo(Sample.definitions(project));
    }

    @Test
    void aSourceIsTheSameWhicheverFileOfTheProjectSaysIt() {
        apply(Sample.definitions(project), "ana", "first");

        assertThat(registry.plan(Sample.definitions(project.resolve("defs/fraud"), "data/t", "../../data/t"))
                        .isEmpty())
                .isTrue();
        assertThat(registry.plan(Sample.definitions(project, "data/t", "./data/t"))
                        .isEmpty())
                .isTrue();
        Definitions outside = Sample.definitions(project.resolveSibling("elsewhere"));
        apply(outside, "bo", "moved");
        assertThat(registry.definitions().source("transactions").path())
                .isEqualTo(project.resolveSibling("elsewhere") + "/data/transactions.parquet");
    }

    @Test
    void whatGatesReadIsFoundFromTheProjectWhicheverFileSaysIt() {
        String listed = "features: [\"activity.count_1h\"]";
        Definitions nested = Sample.definitions(
                project.resolve("defs"),
                listed,
                listed + ", validation: {spine: ../labels.parquet, time: at}, gates: [{gate: drift, of: count_1h,"
                        + " measure: psi, atMost: 0.2, baseline: base.json}]");
        apply(nested, "ana", "first");

        FeatureService service = registry.definitions().service("fraud");

        assertThat(service.validation().orElseThrow().spine()).isEqualTo("labels.parquet");
        assertThat(service.gates().get(0).baseline()).contains("defs/base.json");
    }

    @Test
    void awkwardTextIsKept() {
        String awkward = "x <> 'a''b' AND y = '\\n İ 🙂 \u2028 \" # : {z}'";
        FeatureView view = Sample.definitions(project).view("activity").where(awkward);
        Definitions definitions = Definitions.in(project).with(view);

        Applied applied = apply(definitions, "ö\n'", "🙂;--");

        assertThat(registry.definitions()).isEqualTo(definitions);
        assertThat(registry.applies()).containsExactly(applied);
    }

    private Applied apply(Definitions definitions, String who, String message) {
        return registry.apply(registry.plan(definitions), who, message);
    }

    static Consumer<Throwable> hasCode(ErrorCode code) {
        return error -> assertThat(((TidemarkException) error).code()).isEqualTo(code);
    }
}
