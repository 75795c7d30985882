package dev.tidemark.core.validation;

import java.util.Optional;

/**
 * One line of a report.
 *
 * @param verdict that colours it; empty for a line that goes with the one before
 */
public record ReportLine(Optional<Verdict> verdict, String text) {}
