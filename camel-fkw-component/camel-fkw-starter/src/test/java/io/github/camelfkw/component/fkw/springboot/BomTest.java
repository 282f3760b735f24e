// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Keeps camel-fkw-bom equal to what is published. It stands here because a project without a JVM has no tests. */
class BomTest {

    private static final Path COMPONENT = Path.of("").toAbsolutePath().getParent();

    private static final String BOM = "camel-fkw-bom";

    /** A project as its pom.xml has it. */
    private record Pom(Path folder, Element root) {

        static Pom read(Path folder) {
            try {
                return new Pom(
                        folder,
                        DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse(folder.resolve("pom.xml").toFile())
                                .getDocumentElement());
            } catch (Exception e) {
                throw new IllegalStateException(folder.toString(), e);
            }
        }

        String text(String name) {
            return children(root, name).stream()
                    .map(Element::getTextContent)
                    .findFirst()
                    .orElse("");
        }

        /** Below an element, by its way: {@code dependencyManagement/dependencies/dependency}. */
        List<Element> all(String way) {
            List<Element> found = List.of(root);
            for (String name : way.split("/")) {
                found = found.stream()
                        .flatMap(element -> children(element, name).stream())
                        .toList();
            }
            return found;
        }

        /** The modules of this build that a project has, and theirs. */
        List<Pom> withModules() {
            List<Pom> all = new ArrayList<>(List.of(this));
            all("modules/module")
                    .forEach(module -> all.addAll(
                            Pom.read(folder.resolve(module.getTextContent().strip()))
                                    .withModules()));
            return all;
        }

        /** Not what only gathers modules, and not what says that it is not deployed. */
        boolean isPublished() {
            return all("modules").isEmpty() && !skipsDeployment();
        }

        private boolean skipsDeployment() {
            return all("properties/maven.deploy.skip").stream().anyMatch(Pom::isTrue)
                    || all("build/plugins/plugin").stream()
                            .filter(plugin -> "maven-deploy-plugin".equals(content(plugin, "artifactId")))
                            .flatMap(plugin -> children(plugin, "configuration").stream())
                            .flatMap(configuration -> children(configuration, "skip").stream())
                            .anyMatch(Pom::isTrue);
        }

        private static boolean isTrue(Element element) {
            return element.getTextContent().strip().equals("true");
        }
    }

    private static List<Element> children(Element parent, String name) {
        return IntStream.range(0, parent.getChildNodes().getLength())
                .mapToObj(parent.getChildNodes()::item)
                .filter(child -> child.getNodeType() == Node.ELEMENT_NODE
                        && child.getNodeName().equals(name))
                .map(Element.class::cast)
                .toList();
    }

    private static String content(Element parent, String name) {
        return children(parent, name).stream()
                .map(child -> child.getTextContent().strip())
                .findFirst()
                .orElse("");
    }

    private final Pom bom = Pom.read(COMPONENT.resolve(BOM));
    private final List<Element> listed = bom.all("dependencyManagement/dependencies/dependency");

    @Test
    void listsEachPublishedModuleAndNothingElse() {
        List<String> published = Pom.read(COMPONENT).withModules().stream()
                .filter(Pom::isPublished)
                .map(pom -> pom.text("artifactId"))
                .filter(artifact -> !artifact.equals(BOM))
                .toList();
        assertThat(published)
                .contains(
                        "camel-fkw",
                        "camel-apifm",
                        "camel-zvcms",
                        "camel-fkw-simulator",
                        "camel-fkw-starter",
                        "camel-apifm-starter",
                        "camel-zvcms-starter")
                .doesNotContain("camel-fkw-starter-check");
        assertThat(listed.stream().map(entry -> content(entry, "artifactId")).distinct())
                .as("modules in camel-fkw-bom; one that is not published says so with the property maven.deploy.skip")
                .containsExactlyInAnyOrderElementsOf(published);
    }

    @Test
    void hasTheVersionAndGroupOfThisBuildForAll() {
        assertThat(listed).allSatisfy(entry -> assertThat(content(entry, "groupId") + ":" + content(entry, "version"))
                .isEqualTo("io.github.camelfkw:${project.version}"));
        Pom root = Pom.read(COMPONENT.getParent());
        assertThat(bom.text("groupId")).isEqualTo(root.text("groupId"));
        assertThat(bom.text("version")).isEqualTo(root.text("version"));
    }

    @Test
    void pinsNothingOfOthers() {
        assertThat(bom.all("parent"))
                .as("a parent, whose list of versions would come along")
                .isEmpty();
    }

    @Test
    void noModuleIsForgottenInTheBuild() throws Exception {
        List<Path> built = Pom.read(COMPONENT).withModules().stream()
                .map(pom -> pom.folder().normalize())
                .toList();
        try (var files = Files.walk(COMPONENT, 3)) {
            assertThat(files.filter(file -> file.getFileName().toString().equals("pom.xml"))
                            .filter(file -> !file.toString().contains("/target/")
                                    && !file.toString().contains("/src/"))
                            .map(Path::getParent))
                    .isSubsetOf(built);
        }
    }
}
