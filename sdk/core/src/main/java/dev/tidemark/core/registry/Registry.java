package dev.tidemark.core.registry;

import dev.tidemark.semantics.definition.Definitions;
import java.util.List;

/**
 * A project's memory, in a database. Thread-safe, and safe for many processes at once: every change is one transaction, and
 * all of it or nothing is kept. Holds no connection between calls. Times are of the database's clock.
 *
 * <p>Fails with {@code REGISTRY_UNREACHABLE} where trying again may help, with {@code REGISTRY_REFUSED} where somebody must
 * change something first, and with {@code DISK_FULL}; nothing is changed then.
 */
public final class Registry {
    private final DefinitionLog definitions;
    private final Promotions promotions;
    private final Releases releases;
    private final GateReports reports;
    private final Profiles profiles;

    private Registry(RegistrySettings settings, Database database) {
        this.definitions = new DefinitionLog(database, settings.project());
        this.promotions = new Promotions(database);
        this.releases = new Releases(database);
        this.reports = new GateReports(database);
        this.profiles = new Profiles(database);
    }

    /** Connects, and makes or migrates the tables where that is due. A database of something else is refused. */
    public static Registry open(RegistrySettings settings) {
        Database database = Database.of(settings);
        Schema.prepare(database);
        return new Registry(settings, database);
    }

    /** Everything that is defined now. */
    public Definitions definitions() {
        return registered().definitions();
    }

    /** Everything that is defined now, with versions. */
    public Registered registered() {
        return definitions.registered();
    }

    /**
     * What applying these would change: objects of the same kind and name are replaced, others added, none removed. Refuses
     * definitions with which those already here could not be.
     */
    public DefinitionsChange plan(Definitions wanted) {
        return definitions.plan(wanted);
    }

    /** What removing an object would change. Refused while another one, or a live release, uses it. */
    public DefinitionsChange planRemoval(ObjectName object) {
        return definitions.planRemoval(object);
    }

    /**
     * Makes the planned versions, all or none. {@code CONFLICT} if an object that changes was changed by somebody else since
     * the plan was made.
     *
     * @param who as history will name them; see {@link Author}
     */
    public Applied apply(DefinitionsChange change, String who, String message) {
        return definitions.apply(change, who, message);
    }

    /** Every version of an object, newest first; none if it never was. */
    public List<ObjectVersion> history(ObjectName object) {
        return definitions.history(object);
    }

    /** Every apply, newest first. */
    public List<Applied> applies() {
        return definitions.applies();
    }

    public Promotions promotions() {
        return promotions;
    }

    public Releases releases() {
        return releases;
    }

    public GateReports reports() {
        return reports;
    }

    public Profiles profiles() {
        return profiles;
    }
}
