package dev.tidemark.core.registry;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/** What differs between one database product and another. */
interface Dialect {
    /** Gives connections; asked for once. */
    DataSource dataSource();

    /** The microseconds since the epoch, as an SQL expression. */
    String now();

    /** Comes first in a transaction that writes. */
    void beginWrite(Handle handle);

    /** The tables and views where the registry's are, or would be. */
    List<String> tables(Handle handle);

    /** The end of "a database of its own", where there is something smaller. */
    String orSchema();

    /** Runs it while no other process does. */
    void alone(Runnable migration);

    /** Where it is, without secrets. */
    String place();

    /** Why a call failed. */
    RegistryFailure failure(SQLException e);
}
