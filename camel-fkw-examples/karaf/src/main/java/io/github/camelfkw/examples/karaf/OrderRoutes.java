// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.karaf;

import io.github.camelfkw.component.fkw.FilePositionRepository;
import io.github.camelfkw.component.fkw.FkwComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
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
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ManagedService;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the two routes of this bundle while two things are there: the connector, and a configuration {@value #PID}, that
 * is, the file {@code etc/io.github.camelfkw.examples.karaf.cfg}. A change of the file starts the routes anew, and so does
 * an update of the connector; in which order bundles start does not matter.
 */
public final class OrderRoutes implements BundleActivator, ManagedService {

    private static final Logger LOG = LoggerFactory.getLogger(OrderRoutes.class);
    private static final String PID = "io.github.camelfkw.examples.karaf";
    /** What Camel Karaf registers for each component in a bundle that is active and wired to the same Camel. */
    private static final String CONNECTOR = "(&(objectClass=org.apache.camel.spi.ComponentResolver)(component=fkw))";

    private static final List<String> ROUTES =
            List.of("classpath:routes/orders-in.yaml", "classpath:routes/waybills-out.xml");

    private BundleContext bundle;
    private ServiceTracker<Object, Object> connector;
    private ServiceRegistration<ManagedService> registration;
    private Dictionary<String, ?> configuration;
    private CamelContext running;

    @Override
    public void start(BundleContext context) throws Exception {
        bundle = context;
        connector = new ServiceTracker<>(context, context.createFilter(CONNECTOR), null) {
            @Override
            public Object addingService(ServiceReference<Object> reference) {
                begin(true);
                return reference;
            }

            @Override
            public void removedService(ServiceReference<Object> reference, Object same) {
                end();
                LOG.info("Nothing runs: the connector has gone");
            }
        };
        connector.open();
        registration = context.registerService(
                ManagedService.class, this, new Hashtable<>(Map.of(Constants.SERVICE_PID, PID)));
    }

    @Override
    public void stop(BundleContext context) {
        registration.unregister();
        connector.close();
        end();
    }

    /** Called by Config Admin: once at the start, with null when there is no file, and after each change of it. */
    @Override
    public void updated(Dictionary<String, ?> properties) {
        synchronized (this) {
            configuration = properties;
        }
        begin(connector.size() > 0);
    }

    private synchronized void begin(boolean withConnector) {
        end();
        if (configuration == null) {
            LOG.info("Nothing runs: etc/{}.cfg is not there", PID);
            return;
        }
        if (!withConnector) {
            LOG.info("Nothing runs: the connector is not there, see the feature camel-fkw");
            return;
        }
        try {
            running = run(bundle, configuration);
            LOG.info("Orders and waybills run");
        } catch (Exception e) {
            // Config Admin would log it as a trouble of its own; whoever is on call looks for this bundle's name.
            LOG.error("Nothing runs; mend etc/{}.cfg or the bundles, see the cause", PID, e);
        }
    }

    private synchronized void end() {
        if (running != null) {
            running.stop();
            running = null;
        }
    }

    // begin karaf-java
    private static CamelContext run(BundleContext bundle, Dictionary<String, ?> configuration) throws Exception {
        Properties settings = new Properties(); // {{orders.delay}} in a route
        Map<String, Object> options = new HashMap<>(); // fkw.clientId and so on: options of the component
        for (String key : Collections.list(configuration.keys())) {
            if (key.startsWith("fkw.")) {
                options.put(key.substring(4), configuration.get(key));
            } else {
                settings.setProperty(key, configuration.get(key).toString());
            }
        }
        Path folder = Files.createDirectories(Path.of(settings.getProperty("folder")));

        CamelContext camel = new OsgiDefaultCamelContext(bundle);
        try {
            camel.getPropertiesComponent().setInitialProperties(settings);
            FkwComponent fkw = camel.getComponent("fkw", FkwComponent.class);
            fkw.setTokenFile(folder.resolve("tokens.json").toString());
            PropertyBindingSupport.bindProperties(camel, fkw, options);
            if (!options.isEmpty()) { // what was bound is taken out
                throw new IllegalArgumentException(
                        "No options of the connector: fkw." + String.join(", fkw.", options.keySet()));
            }
            camel.getRegistry()
                    .bind(
                            "positions",
                            new FilePositionRepository(
                                    folder.resolve("positions.txt").toString()));
            for (String file : ROUTES) {
                PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.resolveMandatoryResource(camel, file));
            }
            camel.start();
            return camel;
        } catch (Exception e) {
            camel.stop();
            throw e;
        }
    }
    // end karaf-java
}
