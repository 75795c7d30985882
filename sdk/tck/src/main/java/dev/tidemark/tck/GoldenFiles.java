package dev.tidemark.tck;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The golden files of the kit, one for each group of rules. */
final class GoldenFiles {
    private static final List<String> GROUPS = List.of(
            "time",
            "source",
            "visibility",
            "window",
            "number",
            "text",
            "aggregate",
            "sum",
            "latest",
            "tie",
            "key",
            "set");

    private GoldenFiles() {}

    static List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        for (String group : GROUPS) {
            InputStream in = GoldenFiles.class.getResourceAsStream("golden/" + group + ".yaml");
            if (in == null) {
                throw new IllegalStateException("no golden file of " + group);
            }
            for (Map<String, Object> tree : Yaml.list(in)) {
                checks.add(new GoldenCase(tree).check());
            }
        }
        return checks;
    }
}
