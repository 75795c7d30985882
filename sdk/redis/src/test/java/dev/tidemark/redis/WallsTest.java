package dev.tidemark.redis;

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
            .importPackages("dev.tidemark.redis");

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.tidemark.redis.(*)..").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void theStoreMovesBytesAndKnowsNoFeature() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..semantics.state..", "..semantics.plan..", "..semantics.definition..")
                .check(CODE);
    }

    @Test
    void keysSettingsAndTheEmbeddedServerKnowNoClient() {
        noClasses()
                .that()
                .resideInAnyPackage("..redis.key..", "..redis.settings..", "..redis.embedded..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.redisson..", "io.netty..", "..redis.client..")
                .check(CODE);
    }
}
