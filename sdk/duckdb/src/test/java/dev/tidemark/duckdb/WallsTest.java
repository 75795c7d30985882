package dev.tidemark.duckdb;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The walls between the packages of this module. */
class WallsTest {
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.tidemark.duckdb");

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.tidemark.duckdb.(*)..").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void filesKnowNoFeature() {
        noClasses()
                .that()
                .resideInAnyPackage("..duckdb.input..", "..duckdb.database..", "..duckdb.stream..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..duckdb.walk..", "..duckdb.output..", "..semantics.state..")
                .check(CODE);
    }

    @Test
    void theWalkDoesNotKnowWhatBecomesOfItsResults() {
        noClasses()
                .that()
                .resideInAPackage("..duckdb.walk..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..duckdb.output..")
                .check(CODE);
    }
}
