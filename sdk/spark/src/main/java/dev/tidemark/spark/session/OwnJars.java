package dev.tidemark.spark.session;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The jars of this process that a cluster's machines may not have: all but Spark's own, and the large ones among those that come with
 * every Spark. What is there already counts before what is sent, so that sending a few too many only takes time.
 */
final class OwnJars {
    private static final List<String> SPARKS = List.of(
            "spark-",
            "hadoop-",
            "scala-",
            "rocksdbjni-",
            "leveldbjni-",
            "icu4j-",
            "netty-tcnative-",
            "curator-",
            "zookeeper-",
            "parquet-",
            "orc-",
            "log4j-",
            "tink-",
            "ivy-");

    private OwnJars() {}

    /** As Spark's setting {@code spark.jars} wants them. */
    static String list() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .filter(entry -> SPARKS.stream().noneMatch(name(entry)::startsWith))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(","));
    }

    /** A jar's name without the number that the launcher puts before it. */
    private static String name(String entry) {
        return Path.of(entry).getFileName().toString().replaceFirst("^\\d+-", "");
    }
}
