// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.karaf;

import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.karaf.core.OsgiDefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.ResourceHelper;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * Runs routes in YAML inside Karaf. {@link RouteBundle} makes a bundle of it, with the routes and with the settings: {@code
 * fkw.…}, {@code apifm.…} and {@code zvcms.…} are options of the components, the rest is for the routes.
 */
public final class YamlRoutes implements BundleActivator {

    static final String ROUTES = "routes.yaml";
    static final String SETTINGS = "settings.properties";

    private static final List<String> SCHEMES = List.of("fkw", "apifm", "zvcms");

    private CamelContext camel;

    @Override
    public void start(BundleContext bundle) throws Exception {
        Properties settings = new Properties();
        try (InputStream stream = bundle.getBundle().getEntry(SETTINGS).openStream()) {
            settings.load(stream);
        }
        camel = new OsgiDefaultCamelContext(bundle);
        try {
            camel.getPropertiesComponent().setInitialProperties(settings);
            for (String scheme : SCHEMES) {
                Map<String, Object> options = new HashMap<>();
                settings.stringPropertyNames().stream()
                        .filter(name -> name.startsWith(scheme + "."))
                        .forEach(name -> options.put(name.substring(scheme.length() + 1), settings.get(name)));
                if (!options.isEmpty()) {
                    PropertyBindingSupport.bindProperties(camel, camel.getComponent(scheme), options);
                }
            }
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(ResourceHelper.resolveMandatoryResource(camel, "classpath:" + ROUTES));
            camel.start();
        } catch (Exception e) {
            camel.stop();
            throw e;
        }
    }

    @Override
    public void stop(BundleContext bundle) {
        camel.stop();
    }
}
