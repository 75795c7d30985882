package dev.tidemark.core.promotion;

import dev.tidemark.core.online.StoreFacts;
import dev.tidemark.core.validation.GateReport;
import dev.tidemark.semantics.text.TextTime;
import java.util.Locale;
import java.util.OptionalLong;

/** A preview in lines: what changes, what is done about each view, what it takes, what the gates say. */
final class PreviewText {
    private static final int SHOWN_LINES = 40;

    private final StringBuilder out = new StringBuilder();

    private PreviewText() {}

    static String of(PromotionPreview preview) {
        PreviewText text = new PreviewText();
        text.head(preview);
        preview.definitions().changes().forEach(text::change);
        text.views(preview);
        text.line("takes", takes(preview));
        preview.estimate().ifPresent(time -> text.line("time", "about " + Sizes.duration(time)));
        preview.gates().ifPresent(text::gates);
        return text.out.toString();
    }

    private void head(PromotionPreview preview) {
        line("service", preview.service());
        line("live now", preview.liveRelease() == 0 ? "nothing" : "release " + preview.liveRelease());
        preview.resumes().ifPresent(id -> line("goes on", "with promotion " + id + ", which did not come to its end"));
        line("cut-off", TextTime.format(preview.cutOffMicros()));
        line("changes", preview.definitions().isEmpty() ? "no definition" : "");
    }

    private void change(DefinitionChange change) {
        out.append("  ").append(change.nature().mark()).append(' ').append(change.kind());
        out.append(' ').append(change.name()).append('\n');
        if (change.nature() == DefinitionChange.Nature.CHANGED) {
            change.diff().stream()
                    .filter(line -> !line.startsWith(" "))
                    .limit(SHOWN_LINES)
                    .forEach(line -> out.append("      ").append(line).append('\n'));
        }
    }

    private void views(PromotionPreview preview) {
        line("views", "");
        int width = preview.views().stream()
                .mapToInt(view -> view.view().length())
                .max()
                .orElse(0);
        for (ViewPreview view : preview.views()) {
            String size = view.fate() == ViewPreview.Fate.LOAD
                    ? Sizes.count(view.keys(), "key") + ", " + Sizes.bytes(view.bytes())
                    : "";
            out.append(String.format(
                            Locale.ROOT,
                            "  %-" + Math.max(1, width) + "s  %-5s  %-24s  %s",
                            view.view(),
                            view.fate().name().toLowerCase(Locale.ROOT),
                            size,
                            view.why())
                    .stripTrailing());
            out.append('\n');
        }
    }

    private static String takes(PromotionPreview preview) {
        StoreFacts store = preview.store();
        String beside = Sizes.bytes(preview.predictedBytes()) + " beside " + Sizes.bytes(store.usedBytes()) + " in use";
        OptionalLong limit = store.limitBytes();
        String free = limit.isEmpty()
                ? ", no limit set"
                : ", limit " + Sizes.bytes(limit.getAsLong()) + (preview.fits() ? "" : ": does not fit");
        return beside + free + " (" + store.product() + " at " + store.address() + ")";
    }

    private void gates(GateReport report) {
        line("gates", report.passed() ? "pass" : "do not pass");
        report.lines().forEach(gate -> out.append("  ").append(gate.text()).append('\n'));
    }

    private void line(String title, String what) {
        out.append(String.format(Locale.ROOT, "%-9s %s", title, what).stripTrailing())
                .append('\n');
    }
}
