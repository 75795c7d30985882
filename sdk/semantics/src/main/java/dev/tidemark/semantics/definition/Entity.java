package dev.tidemark.semantics.definition;

import dev.tidemark.semantics.type.ValueType;
import java.util.List;

/**
 * What features describe, and the columns that identify one: {@code Entity.named("card").key("card_id", STRING)}.
 *
 * @param keys one or more, in order; two instances are the same when every key is, column by column
 */
public record Entity(String name, List<Key> keys) {
    /** A key column. Sources and spines have a column of this name and type. */
    public record Key(String name, ValueType type) {
        public Key {
            Names.checkColumn("entity", "key", name);
            if (type == null || type.isList() || type == ValueType.DOUBLE) {
                throw Names.invalid("key '" + name + "': " + type
                        + " cannot identify anything; a key is STRING, INT64, BOOL or TIMESTAMP.");
            }
        }
    }

    public Entity {
        Names.check("entity", name);
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw Names.invalid("entity '" + name + "': it has no key; name the column that identifies it.");
        }
        Names.checkDistinct(
                "entity '" + name + "'", "key", keys.stream().map(Key::name).toList());
    }

    public static Named named(String name) {
        return new Named(Names.check("entity", name));
    }

    /** An entity that still lacks its first key. */
    public record Named(String name) {
        public Entity key(String column, ValueType type) {
            return new Entity(name, List.of(new Key(column, type)));
        }
    }

    /** The same entity with one more key column. */
    public Entity key(String column, ValueType type) {
        return new Entity(name, Lists.with(keys, new Key(column, type)));
    }
}
