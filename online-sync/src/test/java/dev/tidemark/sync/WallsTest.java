package dev.tidemark.sync;

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
            .importPackages("dev.tidemark.sync");

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.tidemark.sync.(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(CODE);
    }

    @Test
    void onlySourcesTalkToABroker() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..sync.source..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka.common..", "org.redisson..")
                .allowEmptyShould(true)
                .check(CODE);
    }

    @Test
    void decodingKnowsNeitherSourcesNorStores() {
        noClasses()
                .that()
                .resideInAPackage("..sync.decode..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..sync.apply..", "..sync.deadletter..", "dev.tidemark.redis..")
                .allowEmptyShould(true)
                .check(CODE);
    }
}
