// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.springboot;

import io.github.camelfkw.component.zvcms.ZvcmsComponent;
import io.github.camelfkw.component.zvcms.client.ZvcmsSigner;
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
 * Configures the component {@code zvcms} by {@code camel.component.zvcms.*} – only the component of that name, and only
 * by what is set.
 */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@ConditionalOnHierarchicalProperties({"camel.component", ZvcmsComponentAutoConfiguration.PREFIX})
@EnableConfigurationProperties({ComponentConfigurationProperties.class, ZvcmsComponentConfiguration.class})
class ZvcmsComponentAutoConfiguration {

    private static final String SCHEME = "zvcms";

    static final String PREFIX = "camel.component." + SCHEME;

    @Bean
    @ConfigurationPropertiesBinding
    static BeanReferences zvcmsBeanReferences(BeanFactory beans) {
        return new BeanReferences(beans, SSLContextParameters.class, ZvcmsSigner.class);
    }

    @Lazy
    @Bean
    ComponentCustomizer configureZvcmsComponent(
            ApplicationContext application, CamelContext camel, ZvcmsComponentConfiguration configuration) {
        return new SchemeCustomizer<>(
                application,
                SCHEME,
                ZvcmsComponent.class,
                ZvcmsComponentConfiguration.NAMES,
                zvcms -> configuration.copyTo(zvcms, camel::resolvePropertyPlaceholders));
    }
}
