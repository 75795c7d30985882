package dev.tidemark.core.registry;

import dev.tidemark.core.registry.ObjectChange.Action;
import dev.tidemark.semantics.definition.Definitions;
import dev.tidemark.semantics.definition.yaml.ObjectText;
import dev.tidemark.semantics.error.Closest;
import dev.tidemark.semantics.error.ErrorCode;
import dev.tidemark.semantics.error.TidemarkException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** The definitions of a project, version by version. */
final class DefinitionLog {
    private final Database database;
    private final Path project;

    DefinitionLog(Database database, Path project) {
        this.database = database;
        this.project = project;
    }

    Registered registered() {
        return database.read(ObjectRows::heads).registered(project);
    }

    List<ObjectVersion> history(ObjectName object) {
        return database.read(handle -> ObjectRows.history(handle, object));
    }

    List<Applied> applies() {
        Map<Long, List<ObjectVersion>> byApply = new TreeMap<>(Comparator.reverseOrder());
        for (ObjectVersion version : database.read(ObjectRows::all)) {
            byApply.computeIfAbsent(version.applied(), id -> new ArrayList<>()).add(version);
        }
        List<Applied> applies = new ArrayList<>();
        byApply.forEach((id, versions) -> {
            versions.sort(Comparator.comparing(ObjectVersion::object));
            ObjectVersion any = versions.get(0);
            applies.add(new Applied(id, any.at(), any.who(), any.message(), versions));
        });
        return applies;
    }

    DefinitionsChange plan(Definitions wanted) {
        Heads heads = database.read(ObjectRows::heads);
        SortedMap<ObjectName, String> merged = heads.texts();
        List<ObjectText> texts = ProjectTexts.of(wanted, project);
        texts.forEach(text -> merged.put(ObjectName.of(text), text.yaml()));
        Definitions before = Heads.definitions(heads.texts(), project);
        Definitions after = Heads.definitions(merged, project);
        return new DefinitionsChange(texts.stream()
                .map(text -> change(ObjectName.of(text), Optional.of(text.yaml()), heads, before, after))
                .sorted(Comparator.comparing(ObjectChange::object))
                .toList());
    }

    DefinitionsChange planRemoval(ObjectName object) {
        Heads heads = database.read(ObjectRows::heads);
        SortedMap<ObjectName, String> texts = heads.texts();
        if (!texts.containsKey(object)) {
            List<String> names = texts.keySet().stream()
                    .filter(other -> other.kind() == object.kind())
                    .map(ObjectName::name)
                    .toList();
            throw new TidemarkException(
                    ErrorCode.UNKNOWN_NAME,
                    "Cannot remove " + object + ": it is not in the registry"
                            + Closest.hint(object.name(), "There", names));
        }
        Definitions before = Heads.definitions(texts, project);
        database.read(handle -> {
            Removals.check(handle, object, before);
            return object;
        });
        return new DefinitionsChange(List.of(change(object, Optional.empty(), heads, before, before)));
    }

    Applied apply(DefinitionsChange change, String who, String message) {
        return database.write((handle, now) -> {
            Heads heads = ObjectRows.heads(handle);
            List<ObjectChange> due = due(change, heads);
            if (due.isEmpty()) {
                return new Applied(0, Database.instant(now), who, message, List.of());
            }
            check(handle, due, heads);
            return insert(handle, now, due, who, message);
        });
    }

    private static ObjectChange change(
            ObjectName object, Optional<String> yaml, Heads heads, Definitions before, Definitions after) {
        String old = heads.yaml(object);
        Action action = yaml.isEmpty()
                ? Action.REMOVED
                : old == null ? Action.ADDED : old.equals(yaml.get()) ? Action.UNCHANGED : Action.CHANGED;
        TreeSet<String> services = new TreeSet<>(Uses.services(before, object));
        services.addAll(Uses.services(after, object));
        List<String> diff = action == Action.UNCHANGED ? List.of() : LineDiff.of(old, yaml.orElse(null));
        return new ObjectChange(object, action, heads.version(object), yaml, diff, List.copyOf(services));
    }

    /** What is still to be done; a change that somebody made just so since is not. */
    private static List<ObjectChange> due(DefinitionsChange change, Heads heads) {
        List<ObjectChange> due = new ArrayList<>();
        for (ObjectChange one : change.changed()) {
            boolean done = Optional.ofNullable(heads.yaml(one.object())).equals(one.yaml());
            if (!done && heads.version(one.object()) != one.base()) {
                throw conflict(heads.byName().get(one.object()), one);
            }
            if (!done) {
                due.add(one);
            }
        }
        return due;
    }

    private static TidemarkException conflict(ObjectVersion head, ObjectChange change) {
        return new TidemarkException(
                ErrorCode.CONFLICT,
                "Cannot apply: " + change.object() + " was " + (head.yaml().isPresent() ? "changed" : "removed")
                        + " by " + OneLine.of(head.who()) + " at " + head.at() + " (version " + head.version()
                        + "; this plan knows version " + change.base() + "); plan again.");
    }

    /** The whole must be valid, and nobody may miss what goes. */
    private void check(Handle handle, List<ObjectChange> due, Heads heads) {
        SortedMap<ObjectName, String> texts = heads.texts();
        for (ObjectChange change : due) {
            if (change.yaml().isPresent()) {
                texts.put(change.object(), change.yaml().get());
            }
        }
        Definitions with = Heads.definitions(texts, project);
        for (ObjectChange change : due) {
            if (change.yaml().isEmpty()) {
                Removals.check(handle, change.object(), with);
            }
        }
    }

    private static Applied insert(Handle handle, long now, List<ObjectChange> due, String who, String message) {
        long id = Database.nextId(handle, "applied");
        handle.createUpdate("INSERT INTO applied (id, at_micros, who, message) VALUES (:id, :at, :who, :message)")
                .bind("id", id)
                .bind("at", now)
                .bind("who", who)
                .bind("message", message)
                .execute();
        List<ObjectVersion> versions = new ArrayList<>();
        for (ObjectChange change : due) {
            ObjectVersion version = new ObjectVersion(
                    change.object(),
                    change.base() + 1,
                    ObjectRows.fingerprint(change.object().kind(), change.yaml()),
                    change.yaml(),
                    id,
                    Database.instant(now),
                    who,
                    message);
            ObjectRows.insert(handle, version);
            versions.add(version);
        }
        return new Applied(id, Database.instant(now), who, message, versions);
    }
}
