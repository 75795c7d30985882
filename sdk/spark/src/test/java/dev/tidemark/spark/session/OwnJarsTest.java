package dev.tidemark.spark.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Which jars are sent to a cluster, compared with what Spark brings by the POMs that lie beside the jars of these tests. */
class OwnJarsTest {
    private static final List<Path> JARS = Arrays.stream(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.endsWith(".jar"))
            .map(Path::of)
            .toList();

    @Test
    void whatIsNotSentEverySparkBrings() throws Exception {
        Set<Path> sent = Arrays.stream(OwnJars.list().split(",")).map(Path::of).collect(Collectors.toSet());
        Set<Path> left = JARS.stream().filter(jar -> !sent.contains(jar)).collect(Collectors.toSet());
        assertThat(ofSpark()).containsAll(left);
        assertThat(size(left)).as("most of Spark stays here").isGreaterThan(size(ofSpark()) / 2);
    }

    private static long size(Set<Path> jars) {
        return jars.stream().mapToLong(jar -> jar.toFile().length()).sum();
    }

    /** The jars that Spark's SQL leads to, from POM to POM. */
    private static Set<Path> ofSpark() throws Exception {
        Map<String, List<Path>> artifacts = JARS.stream().collect(Collectors.groupingBy(OwnJarsTest::artifact));
        Set<Path> found = new HashSet<>();
        Deque<Path> open = new ArrayDeque<>(artifacts.get("spark-sql_2.13"));
        while (!open.isEmpty()) {
            Path jar = open.pop();
            if (found.add(jar)) {
                for (String needed : neededBy(jar)) {
                    open.addAll(artifacts.getOrDefault(needed, List.of()));
                }
            }
        }
        return found;
    }

    /** In a Maven repository a jar lies in a folder of its version, in a folder of its artifact. */
    private static String artifact(Path jar) {
        return jar.getParent().getParent().getFileName().toString();
    }

    private static Set<String> neededBy(Path jar) throws Exception {
        Path version = jar.getParent();
        Path pom = version.resolve(artifact(jar) + "-" + version.getFileName() + ".pom");
        Set<String> needed = new HashSet<>();
        if (Files.exists(pom)) {
            NodeList all = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(pom.toFile())
                    .getElementsByTagName("dependency");
            for (int i = 0; i < all.getLength(); i++) {
                Element dependency = (Element) all.item(i);
                if (isOfProject(dependency) && !isLeftOut(dependency)) {
                    needed.add(text(dependency, "artifactId"));
                }
            }
        }
        return needed;
    }

    /** Not one that is only managed, or of a plugin or a profile. */
    private static boolean isOfProject(Element dependency) {
        Node project = dependency.getParentNode().getParentNode();
        return project.getNodeName().equals("project");
    }

    private static boolean isLeftOut(Element dependency) {
        return List.of("test", "provided").contains(text(dependency, "scope"))
                || text(dependency, "optional").equals("true");
    }

    private static String text(Element dependency, String name) {
        NodeList found = dependency.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }
}
