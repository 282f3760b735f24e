// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.builder.endpoint;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** In what the same routes are written. */
enum Dsl {
    YAML {
        @Override
        void addTo(CamelContext camel, String name, RouteBuilder java, RouteBuilder typed) throws Exception {
            load(camel, name + ".yaml");
        }
    },
    XML {
        @Override
        void addTo(CamelContext camel, String name, RouteBuilder java, RouteBuilder typed) throws Exception {
            load(camel, name + ".xml");
        }
    },
    JAVA {
        @Override
        void addTo(CamelContext camel, String name, RouteBuilder java, RouteBuilder typed) throws Exception {
            camel.addRoutes(java);
        }
    },
    ENDPOINT_DSL {
        @Override
        void addTo(CamelContext camel, String name, RouteBuilder java, RouteBuilder typed) throws Exception {
            camel.addRoutes(typed);
        }
    };

    /**
     * Adds the routes.
     *
     * @param name  of the files in YAML and XML
     * @param java  the same with endpoints as text
     * @param typed the same with endpoints that the compiler checks
     */
    abstract void addTo(CamelContext camel, String name, RouteBuilder java, RouteBuilder typed) throws Exception;

    private static void load(CamelContext camel, String file) throws Exception {
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.resolveMandatoryResource(camel, "classpath:routes/" + file));
    }
}
