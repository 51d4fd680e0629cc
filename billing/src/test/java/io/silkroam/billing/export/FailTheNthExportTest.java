package io.silkroam.billing.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkroam.billing.export.csv.Profile;
import io.silkroam.billing.export.csv.Rendering;
import io.silkroam.billing.export.manifest.Total;
import io.silkroam.billing.export.rows.ExportKind;
import io.silkroam.billing.export.rows.Issue;
import io.silkroam.store.Database;
import io.silkroam.store.NthCall;
import io.silkroam.store.StoreException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A period issued and its file made with the first, the second, ... call to the store failing, or to the file system,
 * until one passes without having reached the failure. Whatever failed is told and leaves nothing half; the same once
 * more leaves exactly what one export leaves, and numbers have no gap.
 */
@Tag("long")
class FailTheNthExportTest {
    private static final Rendering MACHINE = new Rendering(Profile.MACHINE, "en");
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    @TempDir
    private static Path folder;

    private static final NthFileCall FILES = new NthFileCall();

    private static NthCall store;
    private static Database database;
    private static TestBooks books;
    private static Path exported;
    private static Exports exports;
    private static int periods;

    @BeforeAll
    static void open() {
        store = NthCall.in(folder);
        exported = folder.resolve("exports");
        books = new TestBooks(store.process());
        database = store.process();
        restart();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @ParameterizedTest
    @EnumSource
    void shouldExportOnceWhicheverCallToTheStoreFails(NthCall.Kind kind) {
        int nth = 1;
        while (failed("call to the store " + nth, arming(nth, kind), store::disarm)) {
            nth++;
        }
        assertThat(nth).as("calls that can fail").isGreaterThan(15);
    }

    private static Runnable arming(int nth, NthCall.Kind kind) {
        return () -> store.arm(nth, kind);
    }

    @ParameterizedTest
    @EnumSource
    void shouldExportOnceWhicheverCallToTheFileSystemFails(NthFileCall.Kind kind) {
        int nth = 1;
        while (failed("call to the file system " + nth, arming(nth, kind), FILES::disarm)) {
            nth++;
        }
        assertThat(nth).as("calls that can fail").isGreaterThan(15);
    }

    private static Runnable arming(int nth, NthFileCall.Kind kind) {
        return () -> FILES.arm(nth, kind);
    }

    private static boolean failed(String which, Runnable arm, BooleanSupplier disarm) {
        LocalDate day = FIRST.plusDays(periods++);
        // A fresh folder: that it has to be made is part of it.
        left().forEach(file -> file.toFile().delete());
        exported.resolve("usage").toFile().delete();
        assertThat(exported.resolve("usage")).doesNotExist();
        Instant noon = day.atTime(12, 0).atZone(ZONE).toInstant();
        books.usage(noon, 1_500);
        arm.run();
        boolean told = export(day);
        boolean came = disarm.getAsBoolean();
        assertThat(told || came).as(which + " failed by itself").isTrue();
        if (database.isBroken()) {
            database = store.process();
            restart();
        }
        if (!told) {
            assertNothingHalf(which);
            assertThat(export(day)).as("again after " + which).isTrue();
        }
        assertExported(day, which);
        return came;
    }

    /** True if it was done, and false if it failed, which must be said in words. */
    private static boolean export(LocalDate day) {
        try {
            exports.make(issue(day), MACHINE, ProgressListener.NONE);
            return true;
        } catch (StoreException failure) {
            assertThat(failure).message().startsWith("failed to ").containsAnyOf("planted: ", "the connection is gone");
        } catch (ExportException failure) {
            assertThat(failure.reason()).isEqualTo(ExportException.Reason.DISK);
            assertThat(failure)
                    .message()
                    .contains("planted: ")
                    .matches("cannot write .*; nothing was left behind|.* is whole, but may not .*; run it again");
        }
        return false;
    }

    /** A file that is there is the one that was noted; what is unfinished has another name, and has gone. */
    private static void assertNothingHalf(String which) {
        for (Path file : left()) {
            String name = file.getFileName().toString();
            assertThat(name).as("left behind by " + which).matches("usage-.*\\.(csv|manifest\\.json)");
            if (name.endsWith(".csv")) {
                Folder there = new Folder(file.getParent(), Folder::onDisk);
                assertThat(noted(name)).as(which).isEqualTo(there.sha256(name));
            }
        }
    }

    private static String noted(String name) {
        return exports.issues(Optional.empty(), Optional.empty(), Long.MAX_VALUE, 1).stream()
                .flatMap(issue -> exports.files(issue).stream())
                .filter(file -> file.manifest().name().equals(name))
                .map(file -> file.manifest().sha256())
                .findFirst()
                .orElse("never noted");
    }

    private static void assertExported(LocalDate day, String which) {
        Issue issue = issue(day);
        assertThat(issue.number().sequence()).as("without a gap after " + which).isEqualTo(periods);
        assertThat(issue.number().revision()).isEqualTo(1);
        List<ExportedFile> files = exports.files(issue);
        assertThat(files).as(which).hasSize(1);
        ExportedFile file = files.get(0);
        assertThat(left()).as(which).hasSize(2);
        assertThat(file.manifest().rows()).isEqualTo(3);
        assertThat(file.manifest().totals()).contains(new Total("retail units", "OCTETS", "1500"));
        Folder there = new Folder(exported.resolve("usage"), Folder::onDisk);
        assertThat(there.sha256(file.manifest().name()))
                .isEqualTo(file.manifest().sha256());
        assertThat(exported.resolve("usage").resolve(file.manifest().fileName()))
                .hasContent(file.manifest().text());
    }

    private static List<Path> left() {
        return exported.toFile().exists() ? new TestGround(database, exported).filesLeft() : List.of();
    }

    private static Issue issue(LocalDate day) {
        return exports.issue(new ExportRequest(ExportKind.USAGE, day, day.plusDays(1), "", false), "test");
    }

    private static void restart() {
        exports = new TestGround(database, FILES.over(exported)).exports();
    }
}
