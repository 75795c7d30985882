package dev.tidemark.kernel.magic;

import dev.tidemark.kernel.host.CellMagic;
import dev.tidemark.kernel.host.Host;
import java.util.List;

/** {@code %%sql --as NAME}: SQL on the project's sources, each a table under its name. */
final class SqlMagic implements CellMagic {
    static final List<String> OPTIONS = List.of("as");

    private final Host host;
    private final Project project;

    SqlMagic(Host host, Project project) {
        this.host = host;
        this.project = project;
    }

    @Override
    public Object run(List<String> words, String body) throws Exception {
        Words asked = Words.of("%%sql", words, OPTIONS);
        String name = asked.option("as").orElse("sql");
        SqlResult result = SqlQuery.run(project, body);
        Variables.define(host, name, SqlResult.class, result);
        Magics.show(host, result);
        return null; // kernels differ in whether they would show it once more
    }
}
