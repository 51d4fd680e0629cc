package io.silkroam.gateway.feed.delivery;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** What is issued, as schedules and deliveries see it. The same question has the same answer. */
public interface IssueFiles {

    /** A file and the manifest beside it. */
    record Made(Path file, Path manifest) {}

    /** For whom files of a kind are made; one empty name where a kind is not made for anybody in particular. */
    List<String> partners(String kind);

    /** Issues a period, if it is not issued yet; the issue's id. */
    long issue(String kind, String partner, LocalDate from, LocalDate to);

    /** A file of an issue, made if it is not there (any more). */
    Made file(long issue, String profile, String language);
}
