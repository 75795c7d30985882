package dev.tidemark.spark.session;

import org.apache.spark.launcher.JavaModuleOptions;

/** Prints the flags that Spark wants of Java, in one line, for whoever starts one with it. */
public final class JavaFlags {
    /** For linear algebra, which nothing here uses; Java would warn of it at every start. */
    private static final String VECTORS = "--add-modules=jdk.incubator.vector";

    private JavaFlags() {}

    public static void main(String[] args) {
        System.out.println(
                JavaModuleOptions.defaultModuleOptions().replace(VECTORS, "").strip());
    }
}
