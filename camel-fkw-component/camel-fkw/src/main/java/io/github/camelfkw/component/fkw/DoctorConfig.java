// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import io.github.camelfkw.component.fkw.client.token.AccessGrant;
import io.github.camelfkw.component.fkw.client.token.MemoryTokenStore;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.util.StringHelper;

/** Sets up components as camel-main does, of properties and of the environment, which wins. */
final class DoctorConfig {

    private static final String KEYS = "camel.component.";
    private static final String VARIABLES = "CAMEL_COMPONENT_";
    private static final String FKW = "fkw";

    private DoctorConfig() {}

    /**
     * Sets up.
     *
     * @throws IllegalArgumentException the file cannot be read, or the tokens would be lost
     */
    static void apply(CamelContext camel, DoctorArguments arguments, Map<String, String> environment) {
        Map<String, Map<String, Object>> components = new TreeMap<>();
        arguments.config().map(DoctorConfig::read).ifPresent(properties -> {
            // So that {{…}} finds the other properties of the file, too.
            camel.getPropertiesComponent().setInitialProperties(properties);
            properties.stringPropertyNames().forEach(key -> put(components, key, properties.getProperty(key)));
        });
        environment.forEach((name, value) -> {
            if (name.startsWith(VARIABLES)) {
                String[] parts = name.substring(VARIABLES.length())
                        .toLowerCase(Locale.ROOT)
                        .split("_", 2);
                if (parts.length == 2) {
                    put(components, KEYS + parts[0] + "." + parts[1].replace('_', '-'), value);
                }
            }
        });
        components.computeIfAbsent(FKW, none -> new LinkedHashMap<>());
        components.forEach((name, options) -> bind(camel, name, options));
        keepTokens(
                camel.getComponent(FKW, FkwComponent.class), arguments.options().containsKey("measureRotation"));
    }

    private static Properties read(Path file) {
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(text);
            return properties;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "--config: the file cannot be read (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    /** Other properties of an application are none of the doctor's business, but for the way to the platform. */
    private static void put(Map<String, Map<String, Object>> components, String key, String value) {
        if (!key.startsWith(KEYS)) {
            return;
        }
        String[] parts = key.substring(KEYS.length()).split("\\.", 2);
        if (parts.length == 2 && parts[0].matches("fkw|https?")) {
            components
                    .computeIfAbsent(parts[0], none -> new LinkedHashMap<>())
                    .put(StringHelper.dashToCamelCase(parts[1]), value);
        }
    }

    private static void bind(CamelContext camel, String name, Map<String, Object> options) {
        Component component = camel.getComponent(name, true, false);
        try {
            PropertyBindingSupport.build()
                    .withCamelContext(camel)
                    .withTarget(component)
                    .withConfigurer(component.getComponentPropertyConfigurer())
                    .withIgnoreCase(true)
                    .withMandatory(true)
                    .withProperties(options)
                    .bind();
        } catch (PropertyBindingException e) {
            // Its own message quotes the value, which may be a secret under a misspelt name.
            throw new IllegalArgumentException(
                    KEYS + name + "." + StringHelper.camelCaseToDash(e.getPropertyName())
                            + " is no option of that component, or its value does not fit",
                    e);
        }
    }

    /** A refresh token is spent only where the one that may come for it is kept. */
    private static void keepTokens(FkwComponent fkw, boolean refreshes) {
        if (fkw.getTokenFile() != null || fkw.getTokenStore() != null) {
            return;
        }
        if (fkw.getAccessToken() == null || refreshes) {
            throw new IllegalArgumentException(
                    "Tokens have no place: set camel.component.fkw.token-file to the file that the application has them in"
                            + " (both may use it at a time, on one machine). A refresh may give a new refresh token and"
                            + " kill the old one, and without the file the new one would be lost. Or set"
                            + " camel.component.fkw.access-token to a token that is alive: it is used until it is refused,"
                            + " and nothing is refreshed; that is not enough for --measure-rotation");
        }
        String shop = FkwComponent.shopKey(fkw.getShopId());
        MemoryTokenStore store = new MemoryTokenStore();
        // Without a refresh token: whatever happens, none is spent.
        store.save(new AccessGrant(shop, null, null, fkw.getAccessToken(), null, null, null, null, 0), 0);
        fkw.setTokenStore(store);
        fkw.setAccessToken(null);
        fkw.setRefreshToken(null);
    }
}
