package dev.tidemark.kernel.magic;

import dev.tidemark.core.explain.Explanation;
import dev.tidemark.core.training.Spine;
import dev.tidemark.kernel.host.Host;
import dev.tidemark.kernel.host.LineMagic;
import java.util.List;

/** {@code %explain 17 --spine labels.parquet --time event_time}: which events made the features of a row. */
final class ExplainMagic implements LineMagic {
    static final List<String> OPTIONS = List.of("spine", "time", "service");

    private final Host host;
    private final Project project;
    private String spine;
    private String time;

    ExplainMagic(Host host, Project project) {
        this.host = host;
        this.project = project;
    }

    @Override
    public Object run(List<String> words) {
        Words asked = Words.of("%explain", words, OPTIONS);
        if (asked.rest().size() != 1 || !asked.rest().get(0).matches("\\d{1,18}")) {
            throw Words.wrong("%explain needs the number of a row, the first being 1, as in %explain 17.");
        }
        spine = asked.option("spine").orElse(spine);
        time = asked.option("time").orElse(time);
        if (spine == null || time == null) {
            throw Words.wrong("%explain needs --spine FILE and --time COLUMN; later they are remembered.");
        }
        Explanation why = project.store()
                .trainingSet(project.definitions(), asked.option("service").orElseGet(project::service))
                .spine(Spine.file(spine).at(time))
                .explain(Long.parseLong(asked.rest().get(0)));
        Magics.show(host, why);
        return why;
    }
}
