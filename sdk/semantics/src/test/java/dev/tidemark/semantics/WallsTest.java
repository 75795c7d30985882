package dev.tidemark.semantics;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The walls between the packages of this module: who may know whom, and what no one here may ask. */
class WallsTest {
    private static final String HERE = "dev.tidemark.semantics.";

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.tidemark.semantics");

    /** What differs between two machines, or two runs, and so may not touch a value. */
    private static final Set<String> AMBIENT = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Math.random",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.systemUTC",
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.ZoneId.systemDefault",
            "java.util.Locale.getDefault",
            "java.util.TimeZone.getDefault",
            "java.util.UUID.randomUUID");

    @Test
    void packagesFormNoCycle() {
        hold(slices().matching(HERE + "(*)..").should().beFreeOfCycles().because("sort, then walk goes one way"));
    }

    @Test
    void valuesAndErrorsStandAtTheBottom() {
        hold(knowsOnly("error"));
        hold(knowsOnly("type"));
        hold(knowsOnly("time", "error", "type"));
        hold(knowsOnly("text", "error", "type"));
        hold(knowsOnly("row", "error", "type", "text"));
        hold(knowsOnly("aggregate", "error", "type"));
    }

    @Test
    void definitionsAreUnbound() {
        hold(knowsNone("definition", "expression", "plan", "row", "state", "reference")
                .because("names are resolved when a definition is bound, and not before"));
    }

    @Test
    void expressionsKnowNoFeature() {
        hold(knowsNone("expression", "definition", "plan", "state", "reference"));
    }

    @Test
    void plansSayWhatAndNotHow() {
        hold(knowsNone("plan", "state", "reference"));
    }

    @Test
    void stateWalksBoundPlansOnly() {
        hold(knowsNone("state", "definition").because("nothing is left to resolve when the walk begins"));
    }

    @Test
    void theOracleAndWhatItJudgesKnowNothingOfEachOther() {
        hold(knowsNone("reference", "state", "row").because("an oracle that shares code shares its mistakes"));
        hold(noClasses()
                .that()
                .resideOutsideOfPackage(HERE + "reference..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(HERE + "reference..")
                .because("the oracle is slow on purpose"));
    }

    @Test
    void theWalkHasNoStreamsAndNoBoxedCollections() {
        hold(noClasses()
                .that()
                .resideInAnyPackage(HERE + "state..", HERE + "row..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.stream..")
                .because("it runs once for each event"));
        hold(noClasses()
                .that()
                .resideInAnyPackage(HERE + "state..", HERE + "row..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(java.util.Map.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Set.class)
                .because("their keys are boxed: use arrays of primitives"));
    }

    @Test
    void noValueDependsOnTheMachine() {
        hold(noClasses()
                .should()
                .accessTargetWhere(isAmbient())
                .because("clock, zone, locale and chance differ between training and serving"));
    }

    @Test
    void eachLibraryHasOneDoor() {
        hold(onlyIn("expression", "org.apache.calcite.."));
        hold(onlyIn("definition", "com.fasterxml.jackson.."));
    }

    @Test
    void nothingReadsJavaSerialForm() {
        hold(noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(java.io.ObjectInputStream.class)
                .because("bytes from outside may hold anything"));
    }

    private static void hold(ArchRule rule) {
        rule.allowEmptyShould(true).check(CODE);
    }

    private static ArchRule knowsOnly(String name, String... known) {
        String[] packages = new String[known.length + 1];
        packages[known.length] = HERE + name + "..";
        for (int i = 0; i < known.length; i++) {
            packages[i] = HERE + known[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage(HERE + name + "..")
                .should()
                .dependOnClassesThat(describe(
                        "are of this module but not in " + String.join(", ", packages),
                        type -> type.getPackageName().startsWith(HERE)
                                && !resideInAnyPackage(packages).test(type)));
    }

    private static ClassesShouldConjunction knowsNone(String name, String... unknown) {
        String[] packages = new String[unknown.length];
        for (int i = 0; i < unknown.length; i++) {
            packages[i] = HERE + unknown[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage(HERE + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages);
    }

    private static ArchRule onlyIn(String name, String library) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(HERE + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    private static DescribedPredicate<JavaAccess<?>> isAmbient() {
        return describe("asks the clock, the zone, the locale or chance", access -> {
            AccessTarget target = access.getTarget();
            return AMBIENT.contains(target.getOwner().getName() + "." + target.getName());
        });
    }
}
