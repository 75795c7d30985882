package dev.tidemark.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The walls between the packages of this module. */
class WallsTest {
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.tidemark.core");

    /** What is handed on without being looked into. */
    private static final Set<String> HANDED_ON =
            Set.of("org.apache.arrow.memory.BufferAllocator", "org.apache.arrow.vector.ipc.ArrowReader");

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.tidemark.core.(*)..").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void onePackageHandlesVectors() {
        DescribedPredicate<JavaClass> vectors = DescribedPredicate.describe(
                "handle vectors",
                type -> type.getPackageName().startsWith("org.apache.arrow") && !HANDED_ON.contains(type.getName()));
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.tidemark.core.arrow..")
                .should()
                .dependOnClassesThat(vectors)
                .check(CODE);
    }

    @Test
    void onePackageTalksToDatabases() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.tidemark.core.registry..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..", "javax.sql..", "org.jdbi..", "org.flywaydb..", "org.postgresql..", "org.sqlite..")
                .check(CODE);
    }

    @Test
    void progressKnowsNobody() {
        noClasses()
                .that()
                .resideInAPackage("dev.tidemark.core.progress..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.tidemark.core.executor..", "dev.tidemark.core.training..", "dev.tidemark.core.arrow..")
                .check(CODE);
    }
}
