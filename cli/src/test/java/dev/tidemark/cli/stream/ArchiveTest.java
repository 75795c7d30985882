package dev.tidemark.cli.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.semantics.definition.FeatureService;
import dev.tidemark.semantics.reference.SourceRow;
import dev.tidemark.semantics.reference.SpineRow;
import dev.tidemark.sync.SyncService;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is archived, as the offline engine reads it. */
class ArchiveTest {
    @TempDir
    private Path folder;

    @Test
    @Tag("slow")
    void aTrainingSetOverTheArchiveIsWhatTheOracleSaysOfTheEvents() {
        try (Till till = new Till(folder)) {
            serveHistory(till);
            try (SyncService service = till.sync("one")) {
                for (int i = 0; i < 12; i++) {
                    till.send(100);
                    Till.sleep(60);
                }
                till.awaitArchived();
                assertArchivedOnce(till);
                assertThat(till.query("SELECT count(DISTINCT file_name) FROM parquet_metadata(ARCHIVE)"))
                        .isGreaterThan(1);
                List<SourceRow> rows = till.streamed();
                List<SpineRow> questions = till.questions(rows, 300);
                FeatureService overArchive = Till.service(Till.ARCHIVE);
                assertThat(till.offline(overArchive, questions)).isEqualTo(till.expected(overArchive, rows, questions));
                rows.addAll(till.history);
                FeatureService overBoth = Till.service(Till.BOTH);
                assertThat(till.offline(overBoth, questions)).isEqualTo(till.expected(overBoth, rows, questions));
            }
        }
    }

    @Test
    @Tag("slow")
    void whoStopsLeavesNothingBehindAndWhoGoesOnRepeatsNothing() {
        try (Till till = new Till(folder)) {
            serveHistory(till);
            for (int i = 0; i < 3; i++) {
                try (SyncService service = till.sync("instance " + i)) {
                    till.send(200);
                    Till.eventually(() -> till.marks.taken(Till.STREAM).size() == 4);
                }
            }
            try (SyncService service = till.sync("last");
                    SyncService other = till.sync("beside")) {
                till.send(200);
                till.awaitArchived();
                assertArchivedOnce(till);
            }
        }
    }

    @Test
    @Tag("slow")
    void whoeverIsKilledLosesNothingAndArchivesNothingTwice() {
        try (Till till = new Till(folder)) {
            serveHistory(till);
            Random random = new Random(5);
            for (int i = 0; i < 5; i++) {
                try (ArchivingProcess one = ArchivingProcess.start(folder, "killed-" + i)) {
                    till.send(50);
                    long before = till.marks.taken(Till.STREAM).values().stream()
                            .mapToLong(offset -> offset)
                            .sum();
                    Till.eventually(() -> till.marks.taken(Till.STREAM).values().stream()
                                    .mapToLong(offset -> offset)
                                    .sum()
                            > before);
                    for (int sent = 0; sent < 10 + random.nextInt(10); sent++) {
                        till.send(40);
                        Till.sleep(random.nextInt(40));
                    }
                }
            }
            try (SyncService service = till.sync("last")) {
                till.awaitArchived();
                assertArchivedOnce(till);
                List<SourceRow> rows = till.streamed();
                List<SpineRow> questions = till.questions(rows, 100);
                FeatureService overArchive = Till.service(Till.ARCHIVE);
                assertThat(till.offline(overArchive, questions)).isEqualTo(till.expected(overArchive, rows, questions));
            }
        }
    }

    static void serveHistory(Till till) {
        Instant now = Instant.now();
        till.store.promote(Till.service("history/*.parquet")).cutOff(now).commit();
    }

    static void assertArchivedOnce(Till till) {
        long sent = till.streamed().size();
        assertThat(till.query("SELECT count(*) FROM ARCHIVE")).isEqualTo(sent);
        assertThat(till.query("SELECT count(DISTINCT (stream_partition, stream_offset)) FROM ARCHIVE"))
                .isEqualTo(sent);
        assertThat(till.query("SELECT count(DISTINCT n) FROM ARCHIVE")).isEqualTo(sent);
    }
}
