package dev.tidemark.tck;

import dev.tidemark.semantics.plan.ViewPlan;
import dev.tidemark.tck.ViewEvents.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One event of a view at its place in an input partition. */
record Arrival(String partition, long offset, List<Object> key, Row row) {
    /** All events of a view in one partition, those visible first in front. */
    static List<Arrival> inOrderOfVisibility(ServedScenario scenario, ViewPlan view) {
        List<Arrival> all = new ArrayList<>();
        scenario.events(view)
                .byKey()
                .forEach((key, rows) -> rows.forEach(row -> all.add(new Arrival("p", 0, key, row))));
        all.sort(Comparator.comparingLong(arrival -> arrival.row().visible()));
        List<Arrival> placed = new ArrayList<>();
        for (Arrival arrival : all) {
            placed.add(new Arrival("p", placed.size(), arrival.key(), arrival.row()));
        }
        return placed;
    }
}
