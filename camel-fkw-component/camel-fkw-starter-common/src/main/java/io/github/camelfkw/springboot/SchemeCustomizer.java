// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.springboot;

import java.util.Set;
import java.util.function.Consumer;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.context.ApplicationContext;

/**
 * Sets the options of the component that is called as its scheme, and of no other: components of the same type under other
 * names belong to other accounts.
 */
public final class SchemeCustomizer<C extends Component> implements ComponentCustomizer {

    private static final String COMPONENTS = "camel.component.";

    private final ApplicationContext application;
    private final String scheme;
    private final Class<C> type;
    private final Consumer<C> options;

    /**
     * What sets the options.
     *
     * @param  scheme                   the component's name; its properties begin with {@code camel.component.} and it
     * @param  known                    their names below that, with dashes
     * @param  options                  sets what the application has set
     * @throws IllegalArgumentException a property is set that is not known; names it and what may have been meant, and shows
     *                                  no value
     */
    public SchemeCustomizer(
            ApplicationContext application, String scheme, Class<C> type, Set<String> known, Consumer<C> options) {
        UnknownProperties.refuse(application.getEnvironment(), COMPONENTS + scheme, known);
        this.application = application;
        this.scheme = scheme;
        this.type = type;
        this.options = options;
    }

    @Override
    public boolean isEnabled(String name, Component target) {
        return scheme.equals(name)
                && type.isInstance(target)
                && HierarchicalPropertiesEvaluator.evaluate(
                        application, COMPONENTS + "customizer", COMPONENTS + scheme + ".customizer");
    }

    @Override
    public void configure(String name, Component target) {
        options.accept(type.cast(target));
    }
}
