package dev.tidemark.spark.session;

import org.apache.spark.launcher.JavaModuleOptions;

/** Prints the flags that Spark wants of Java, in one line, for whoever starts one with it. */
public final class JavaFlags {
    private JavaFlags() {}

    public static void main(String[] args) {
        System.out.println(JavaModuleOptions.defaultModuleOptions());
    }
}
