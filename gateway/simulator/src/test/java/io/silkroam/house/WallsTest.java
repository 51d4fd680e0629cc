package io.silkroam.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The walls of docs/architecture.md, and for each of them a fault that it finds. */
@Tag("house")
class WallsTest {
    private static final String OURS = "io.silkroam";
    private static final String PLANTED = "io.silkroam.house.planted";
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages(OURS);
    private static final JavaClasses FAULTS = new ClassFileImporter().importPackages(PLANTED);

    private final Walls walls = new Walls(OURS);
    private final Walls plantedWalls = new Walls(PLANTED);

    @ParameterizedTest
    @EnumSource(Room.class)
    void shouldUseOnlyTheRoomsItMay(Room room) {
        walls.arrowsOf(room).check(HOUSE);
    }

    @Test
    void shouldFindARoomThatUsesAnotherItMayNot() {
        assertThat(faultsOf(plantedWalls.arrowsOf(Room.SIM_PROVISIONING))).contains("Upward", "Money");
        assertThat(faultsOf(plantedWalls.arrowsOf(Room.DIAMETER))).contains("KnowsCharging");
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void shouldStopEveryLibraryWhereItEnds(Library library) {
        library.staysInItsPlace(OURS).check(HOUSE);
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void shouldSeeEveryLibraryWhereItIsUsed(Library library) {
        assertThat(library.isUsedNowhere(OURS).evaluate(HOUSE).hasViolation()).isTrue();
    }

    @Test
    void shouldFindALibraryOutOfItsPlace() {
        assertThat(faultsOf(Library.JDBC.staysInItsPlace(PLANTED))).contains("Impure");
        assertThat(faultsOf(Library.PICOCLI.staysInItsPlace(PLANTED))).contains("CommandLineOutside");
        assertThat(faultsOf(Library.JDIAMETER.staysInItsPlace(PLANTED))).contains("LinksJDiameter");
    }

    @Test
    void shouldDecideWithoutInputOrOutput() {
        walls.rulesDoNoInputOrOutput().check(HOUSE);
        walls.rulesAreToldTheTime().check(HOUSE);
    }

    @Test
    void shouldFindRulesThatReadOrLookAtTheClock() {
        assertThat(faultsOf(plantedWalls.rulesDoNoInputOrOutput())).contains("Impure", "java.sql.Connection");
        assertThat(faultsOf(plantedWalls.rulesAreToldTheTime())).contains("Impure", "nanoTime", "systemUTC");
    }

    @Test
    void shouldHaveNoPackagesInACircle() {
        walls.packagesHaveNoCycles().check(HOUSE);
    }

    @Test
    void shouldFindPackagesInACircle() {
        assertThat(faultsOf(plantedWalls.packagesHaveNoCycles())).contains("Cycle");
    }

    @ParameterizedTest
    @EnumSource(Room.class)
    void shouldSeeTheClassesOfEveryRoom(Room room) {
        assertThat(HOUSE.stream().anyMatch(c -> isIn(c.getPackageName(), room))).isTrue();
    }

    @Test
    void shouldFindNoFaultInTheClassThatHasNone() {
        assertThatCode(() -> plantedWalls.arrowsOf(Room.BILLING).check(FAULTS)).doesNotThrowAnyException();
    }

    private static String faultsOf(ArchRule rule) {
        return String.join("\n", rule.evaluate(FAULTS).getFailureReport().getDetails());
    }

    private static boolean isIn(String packageName, Room room) {
        for (String pattern : room.below(OURS)) {
            if (packageName.startsWith(pattern.replace("..", ""))) {
                return true;
            }
        }
        return false;
    }
}
