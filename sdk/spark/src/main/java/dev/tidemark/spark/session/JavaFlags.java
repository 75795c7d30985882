package dev.tidemark.spark.session;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.launcher.JavaModuleOptions;

/** Prints the flags that Spark wants of this Java, in one line, for whoever starts one with it. */
public final class JavaFlags {
    /** For linear algebra, which nothing here uses; Java would warn of it at every start. */
    private static final String VECTORS = "--add-modules=jdk.incubator.vector";

    private static final Pattern OPENED = Pattern.compile("--add-opens=([^/]+)/([^=]+)=.*");

    private JavaFlags() {}

    public static void main(String[] args) {
        System.out.println(
                Arrays.stream(JavaModuleOptions.defaultModuleOptions().strip().split("\\s+"))
                        .filter(flag -> !flag.equals(VECTORS) && isOfThisJava(flag))
                        .collect(Collectors.joining(" ")));
    }

    /** A newer Java no longer has each package that Spark asks for, and would warn of it at every start. */
    private static boolean isOfThisJava(String flag) {
        Matcher opened = OPENED.matcher(flag);
        return !opened.matches()
                || ModuleLayer.boot()
                        .findModule(opened.group(1))
                        .filter(module -> module.getPackages().contains(opened.group(2)))
                        .isPresent();
    }
}
