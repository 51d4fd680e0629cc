package io.silkroam.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** The rules about who may know whom, for any root package, so that they can be tried on planted faults. */
final class Walls {
    private static final Set<String> CLOCKS = Set.of(
            "java.time.Clock.system",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.lang.System.nanoTime",
            "java.lang.System.currentTimeMillis");

    private final String root;

    Walls(String root) {
        this.root = root;
    }

    /** A room uses itself and the rooms architecture.md names, none other. */
    ArchRule arrowsOf(Room room) {
        String[] forbidden = room.forbiddenBelow(root);
        return noClasses()
                .that()
                .resideInAnyPackage(room.below(root))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden);
    }

    /** What decides does neither read nor write anything but its arguments. */
    ArchRule rulesDoNoInputOrOutput() {
        return noClasses()
                .that()
                .resideInAnyPackage(pure())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..",
                        "javax.sql..",
                        "java.net..",
                        "java.nio.channels..",
                        "java.nio.file..",
                        root + ".store..",
                        root + ".charging.store..");
    }

    /** What decides is told the time. */
    ArchRule rulesAreToldTheTime() {
        return noClasses()
                .that()
                .resideInAnyPackage(pure())
                .should()
                .accessTargetWhere(describe("it reads a clock of the machine", Walls::readsAClock));
    }

    /** No two packages need each other. */
    ArchRule packagesHaveNoCycles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    private String[] pure() {
        return new String[] {
            root + ".charging.rules..",
            root + ".charging.account..",
            root + ".charging.request..",
            root + ".billing.rating..",
            root + ".billing.ledger..",
            root + ".gateway.care.rules..",
            root + ".gateway.care.text..",
            root + ".sim"
        };
    }

    private static boolean readsAClock(JavaAccess<?> access) {
        return CLOCKS.contains(
                access.getTargetOwner().getName() + "." + access.getTarget().getName());
    }
}
