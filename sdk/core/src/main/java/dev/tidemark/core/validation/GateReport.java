package dev.tidemark.core.validation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * What the gates of a service found in one training set.
 *
 * @param results in the order of the gates: the views' first, then the service's
 * @param profile of the training set: the baseline of later drift
 * @param baseline the profile of the last promotion, if there is one
 */
public record GateReport(List<GateResult> results, TrainingProfile profile, Optional<TrainingProfile> baseline) {
    public GateReport {
        results = List.copyOf(results);
    }

    /** Whether no gate failed. Warnings, and gates that lack nothing but a first baseline, do not count. */
    public boolean passed() {
        return count(Verdict.FAILED) == 0;
    }

    public long count(Verdict verdict) {
        return results.stream().filter(result -> result.verdict() == verdict).count();
    }

    /** The report as lines of text. */
    public List<ReportLine> lines() {
        return ReportText.lines(this);
    }

    /** The report as text without colours. */
    public String text() {
        return String.join(
                System.lineSeparator(), lines().stream().map(ReportLine::text).toList());
    }

    /** Its machine form. */
    public ObjectNode json() {
        return ReportJson.write(this);
    }

    /** One self-contained page: no network, no scripts. */
    public String html() {
        return ReportHtml.page(this);
    }

    /** What {@link #html} has, as one element of somebody else's page; it takes that page's ink and changes nothing around it. */
    public String fragment() {
        return ReportHtml.fragment(this);
    }
}
