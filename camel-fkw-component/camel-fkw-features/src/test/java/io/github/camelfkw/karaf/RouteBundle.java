// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.karaf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A bundle that a test makes: routes in YAML, settings, and an activator that runs them. */
final class RouteBundle {

    private static final String IMPORTS =
            "org.apache.camel;version=\"[4.14,5)\",org.apache.camel.karaf.core;version=\"[4.14,5)\","
                    + "org.apache.camel.spi;version=\"[4.14,5)\",org.apache.camel.support;version=\"[4.14,5)\","
                    + "org.osgi.framework";

    private RouteBundle() {}

    /**
     * Writes the bundle.
     *
     * @param name    its symbolic name
     * @param imports what its routes need beside Camel's own packages, as in {@code Import-Package}; may be empty
     */
    static Path write(Path file, String name, String imports, String routes, Map<String, String> settings)
            throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Bundle-ManifestVersion", "2");
        attributes.putValue("Bundle-SymbolicName", name);
        attributes.putValue("Bundle-Version", "1.0.0");
        attributes.putValue("Bundle-Activator", YamlRoutes.class.getName());
        attributes.putValue("Import-Package", imports.isEmpty() ? IMPORTS : IMPORTS + "," + imports);
        String activator = YamlRoutes.class.getName().replace('.', '/') + ".class";
        try (OutputStream stream = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(stream, manifest);
                InputStream code = YamlRoutes.class.getResourceAsStream("/" + activator)) {
            add(jar, activator, code.readAllBytes());
            add(jar, YamlRoutes.ROUTES, routes.getBytes(StandardCharsets.UTF_8));
            add(jar, YamlRoutes.SETTINGS, text(settings).getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static void add(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
    }

    private static String text(Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        StringWriter text = new StringWriter();
        properties.store(text, null);
        return text.toString();
    }
}
