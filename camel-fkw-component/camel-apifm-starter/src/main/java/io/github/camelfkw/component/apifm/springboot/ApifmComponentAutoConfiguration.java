// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.springboot;

import io.github.camelfkw.component.apifm.ApifmComponent;
import io.github.camelfkw.springboot.BeanReferences;
import io.github.camelfkw.springboot.SchemeCustomizer;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.ComponentConfigurationProperties;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;

/**
 * Configures the component {@code apifm} by {@code camel.component.apifm.*} – only the component of that name, and only
 * by what is set.
 */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@ConditionalOnHierarchicalProperties({"camel.component", ApifmComponentAutoConfiguration.PREFIX})
@EnableConfigurationProperties({ComponentConfigurationProperties.class, ApifmComponentConfiguration.class})
class ApifmComponentAutoConfiguration {

    private static final String SCHEME = "apifm";

    static final String PREFIX = "camel.component." + SCHEME;

    @Bean
    @ConfigurationPropertiesBinding
    static BeanReferences apifmBeanReferences(BeanFactory beans) {
        return new BeanReferences(beans, SSLContextParameters.class);
    }

    @Lazy
    @Bean
    ComponentCustomizer configureApifmComponent(
            ApplicationContext application, CamelContext camel, ApifmComponentConfiguration configuration) {
        return new SchemeCustomizer<>(
                application,
                SCHEME,
                ApifmComponent.class,
                ApifmComponentConfiguration.NAMES,
                apifm -> configuration.copyTo(apifm, camel::resolvePropertyPlaceholders));
    }
}
