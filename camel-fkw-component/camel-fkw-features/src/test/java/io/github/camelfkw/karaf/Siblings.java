// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.karaf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.simulator.apifm.ApifmSimulator;
import io.github.camelfkw.simulator.zvcms.SimUser;
import io.github.camelfkw.simulator.zvcms.ZvcmsSimulator;
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

/**
 * The platforms of the sibling schemes, simulated in the test's own process, which is not Karaf's; and a bundle with routes for
 * both.
 */
final class Siblings implements AutoCloseable {

    static final String BUNDLE = "io.github.camelfkw.karaf.siblings";

    private final Path folder;
    private final ApifmSimulator apifm = ApifmSimulator.builder().build().start();
    private final ZvcmsSimulator zvcms = ZvcmsSimulator.builder().build().start();

    /** @param folder where files for the routes are put */
    Siblings(Path folder) {
        this.folder = folder;
    }

    /** Writes the bundle. */
    Path bundle(Path file, String routes) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        Map.of(
                        "Bundle-ManifestVersion",
                        "2",
                        "Bundle-SymbolicName",
                        BUNDLE,
                        "Bundle-Version",
                        "1.0.0",
                        "Bundle-Activator",
                        SiblingRoutes.class.getName(),
                        "Import-Package",
                        "org.apache.camel;version=\"[4.14,5)\",org.apache.camel.karaf.core;version=\"[4.14,5)\","
                                + "org.apache.camel.spi;version=\"[4.14,5)\",org.apache.camel.support;version=\"[4.14,5)\","
                                + "org.osgi.framework")
                .forEach(attributes::putValue);
        String activator = SiblingRoutes.class.getName().replace('.', '/') + ".class";
        try (OutputStream stream = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(stream, manifest);
                InputStream code = SiblingRoutes.class.getResourceAsStream("/" + activator)) {
            add(jar, activator, code.readAllBytes());
            add(jar, SiblingRoutes.ROUTES, routes.getBytes(StandardCharsets.UTF_8));
            add(jar, SiblingRoutes.SETTINGS, settings().getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static void add(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
    }

    private String settings() throws IOException {
        Properties settings = new Properties();
        settings.setProperty("folder", folder.toString());
        settings.setProperty("goods.delay", "500");
        settings.setProperty("apifm.apiUri", apifm.apiUri().toString());
        settings.setProperty("apifm.subDomain", apifm.subDomain());
        settings.setProperty("zvcms.baseUri", zvcms.baseUri().toString());
        settings.setProperty("zvcms.openId", ZvcmsSimulator.DEFAULT_OPEN_ID);
        settings.setProperty("zvcms.secret", ZvcmsSimulator.DEFAULT_SECRET);
        settings.setProperty("zvcms.grantCode", ZvcmsSimulator.DEFAULT_GRANT_CODE);
        StringWriter text = new StringWriter();
        settings.store(text, null);
        return text.toString();
    }

    /** Puts goods on sale at API Factory, and returns the line that the log then has. */
    String putGoodsOnSale() {
        return "Goods " + apifm.shop().addGoods(spec -> spec.name("绿茶")).id() + " are new";
    }

    /** A member of the ZVCMS shop shows a code, and the log then has a line. */
    String showACode() throws IOException {
        SimUser member = zvcms.addUser(spec -> spec.code("UC-20262026"));
        Path part = Files.writeString(folder.resolve("part"), "UC-20262026");
        Files.move(part, Files.createDirectories(folder.resolve("codes")).resolve("till-1.txt"));
        return "Member " + member.id() + " is here";
    }

    /** Looks for what must be nobody's to read. */
    void assertHidden(String text) {
        assertThat(text)
                .doesNotContain(ZvcmsSimulator.DEFAULT_SECRET, ZvcmsSimulator.DEFAULT_GRANT_CODE, "UC-20262026");
    }

    @Override
    public void close() {
        apifm.close();
        zvcms.close();
    }
}
