// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.karaf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Stands in for the features file of camel-karaf, whose repackaged bundles are not to be had for each Camel: the same
 * features, made of Camel's plain jars, to which Karaf's {@code wrap:} gives the manifest that they have there. The
 * features that the connector's file asks for are so found under their own names, and that file is tested as it is.
 */
final class StandIn {

    private static final String WRAPPED = "wrap:mvn:%1$s/%2$s/%3$s$overwrite=merge&amp;Bundle-SymbolicName=%2$s"
            + "&amp;Bundle-Version=%3$s&amp;Export-Package=%4$s;version=%3$s&amp;Import-Package=%5$s";

    private final Path repository;
    private final StringBuilder xml = new StringBuilder();
    private final String camel;

    private StandIn(Path repository) throws IOException {
        this.repository = repository;
        this.camel = version("org.apache.camel", "camel-api");
    }

    /** Writes the file where {@code feature:repo-add camel} looks for it, and returns Camel's version. */
    static String write(Path repository) throws IOException {
        return new StandIn(repository).write();
    }

    private String write() throws IOException {
        xml.append("<features xmlns=\"http://karaf.apache.org/xmlns/features/v1.6.0\" name=\"camel-" + camel + "\">\n");
        begin("camel-core");
        camel("api util util-json management-api xml-jaxp-util xml-jaxp xml-io-util xml-io support base base-engine"
                + " core-model core-reifier core-processor core-engine tooling-model core-catalog core-languages"
                + " cluster health bean direct file log mock timer");
        core();
        end();
        begin("camel-http", "camel-core");
        plain("jakarta.activation", "jakarta.activation-api");
        plain("jakarta.servlet", "jakarta.servlet-api");
        wrapped("org.apache.httpcomponents.core5", "httpcore5", "org.apache.hc.*");
        wrapped("org.apache.httpcomponents.core5", "httpcore5-h2", "org.apache.hc.*");
        wrapped("org.apache.httpcomponents.client5", "httpclient5", "org.apache.hc.*");
        camel("cloud attachments http-base http-common http");
        end();
        begin("camel-jackson", "camel-core");
        plain("com.fasterxml.jackson.core", "jackson-annotations");
        plain("com.fasterxml.jackson.core", "jackson-core");
        plain("com.fasterxml.jackson.core", "jackson-databind");
        camel("jackson");
        end();
        begin("camel-dsl-support", "camel-core");
        camel("dsl-support");
        end();
        begin("camel-yaml-dsl", "camel-dsl-support");
        plain("org.snakeyaml", "snakeyaml-engine");
        camel("yaml-dsl-common yaml-dsl-deserializers yaml-dsl");
        end();
        begin("camel-xml-io-dsl", "camel-dsl-support");
        camel("xml-io-dsl");
        end();
        begin("camel-kamelet", "camel-core");
        // Its data types are of more forms than are installed here.
        wrapped(
                "org.apache.camel",
                "camel-kamelet",
                "org.apache.camel.*",
                "org.apache.camel.component.jackson.*;resolution:=optional," + imports());
        end();
        begin("camel-quartz", "camel-core");
        wrapped("com.mchange", "mchange-commons-java", "com.mchange.*");
        wrapped("com.mchange", "c3p0", "com.mchange.*");
        String quartz = version("org.quartz-scheduler", "quartz");
        bundle("wrap:mvn:org.quartz-scheduler/quartz/" + quartz + "$overwrite=merge&amp;Bundle-Version=" + quartz
                + "&amp;DynamicImport-Package=org.apache.camel.component.quartz");
        camel("cron quartz");
        end();
        xml.append("</features>\n");

        Path file = repository.resolve(
                "org/apache/camel/karaf/apache-camel/" + camel + "/apache-camel-" + camel + "-features.xml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, xml, StandardCharsets.UTF_8);
        return camel;
    }

    private void begin(String feature, String... needs) {
        xml.append("  <feature name=\"" + feature + "\" version=\"" + camel + "\" start-level=\"50\">\n");
        for (String need : needs) {
            xml.append("    <feature version=\"" + camel + "\">" + need + "</feature>\n");
        }
    }

    private void end() {
        xml.append("  </feature>\n");
    }

    private void camel(String names) throws IOException {
        for (String name : names.split(" +")) {
            wrapped("org.apache.camel", "camel-" + name, "org.apache.camel.*");
        }
    }

    /** camel-core-osgi of an older Camel Karaf, which is the same in each Camel 4, made to fit this one. */
    private void core() throws IOException {
        String version = version("org.apache.camel.karaf", "camel-core-osgi");
        bundle("wrap:mvn:org.apache.camel.karaf/camel-core-osgi/" + version
                + "$overwrite=merge&amp;Bundle-Version=" + camel
                + "&amp;Export-Package=org.apache.camel.karaf.core.*;version=" + camel
                + "&amp;Import-Package=" + imports()
                + "&amp;Provide-Capability=osgi.extender;osgi.extender=\"org.apache.camel\";version:Version=\""
                + minor() + "\"");
    }

    private void wrapped(String group, String artifact, String packages) throws IOException {
        wrapped(group, artifact, packages, imports());
    }

    private void wrapped(String group, String artifact, String packages, String imports) throws IOException {
        bundle(WRAPPED.formatted(group, artifact, version(group, artifact), packages, imports));
    }

    private void plain(String group, String artifact) throws IOException {
        bundle("mvn:" + group + "/" + artifact + "/" + version(group, artifact));
    }

    private void bundle(String location) {
        xml.append("    <bundle>" + location + "</bundle>\n");
    }

    private String imports() {
        String[] parts = camel.split("\\.");
        return "org.apache.camel.*;version=\"[" + minor() + "," + parts[0] + "." + (Integer.parseInt(parts[1]) + 1)
                + ")\",org.slf4j.*;version=\"[1.7,3)\",*;resolution:=optional";
    }

    private String minor() {
        return camel.substring(0, camel.lastIndexOf('.'));
    }

    private String version(String group, String artifact) throws IOException {
        try (Stream<Path> versions = Files.list(repository.resolve(group.replace('.', '/') + "/" + artifact))) {
            List<String> all = versions.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .toList();
            if (all.size() != 1) {
                throw new IllegalStateException(artifact + " is there in the versions " + all + ": mvn clean");
            }
            return all.get(0);
        }
    }
}
