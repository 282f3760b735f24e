// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.springboot;

import io.github.camelfkw.component.fkw.FkwComponent;
import io.github.camelfkw.component.fkw.client.token.JdbcTokenStore;
import io.github.camelfkw.component.fkw.client.token.TokenStore;
import io.github.camelfkw.springboot.BeanReferences;
import io.github.camelfkw.springboot.SchemeCustomizer;
import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.spring.boot.ComponentConfigurationProperties;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * Configures the component {@code fkw} by {@code camel.component.fkw.*}, as Camel's own starters do it for theirs – but only
 * the component of that name, and only by what is set: other components of the application have other shops.
 */
@AutoConfiguration(
        after = CamelAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration"
        })
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@ConditionalOnHierarchicalProperties({"camel.component", FkwComponentAutoConfiguration.PREFIX})
@EnableConfigurationProperties({
    ComponentConfigurationProperties.class,
    FkwComponentConfiguration.class,
    FkwJdbcTokenStoreProperties.class
})
class FkwComponentAutoConfiguration {

    private static final String SCHEME = "fkw";

    static final String PREFIX = "camel.component." + SCHEME;

    private static final String JDBC = "camel.fkw.token-store.jdbc";

    @Bean
    @ConfigurationPropertiesBinding
    static BeanReferences fkwBeanReferences(BeanFactory beans) {
        return new BeanReferences(beans, SSLContextParameters.class, TokenStore.class);
    }

    @Lazy
    @Bean
    ComponentCustomizer configureFkwComponent(
            ApplicationContext application, CamelContext camel, FkwComponentConfiguration configuration) {
        return new SchemeCustomizer<>(application, SCHEME, FkwComponent.class, FkwComponentConfiguration.NAMES, fkw -> {
            configuration.copyTo(fkw, camel::resolvePropertyPlaceholders);
            if (application.containsBean(JdbcStore.BEAN)) {
                TokenStore store = application.getBean(JdbcStore.BEAN, TokenStore.class);
                requireNoOther(fkw, store);
                fkw.setTokenStore(store);
            }
        });
    }

    private static void requireNoOther(FkwComponent fkw, TokenStore store) {
        if (fkw.getTokenFile() != null || (fkw.getTokenStore() != null && fkw.getTokenStore() != store)) {
            throw new IllegalArgumentException(
                    "Tokens cannot be kept in two places: " + JDBC + ".key is set, and component"
                            + " fkw has a " + (fkw.getTokenFile() != null ? "tokenFile" : "tokenStore")
                            + " as well. Leave one of the two out");
        }
    }

    /** Only where a key is set: nobody's database is written to without having been asked for it. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(prefix = JDBC, name = "key")
    static class JdbcStore {

        static final String BEAN = "fkwTokenStore";

        @Bean(BEAN)
        @DependsOnDatabaseInitialization
        TokenStore fkwTokenStore(
                FkwJdbcTokenStoreProperties properties, ObjectProvider<DataSource> dataSources, BeanFactory beans) {
            return new JdbcTokenStore(
                    dataSource(properties.dataSource(), dataSources, beans), properties.key(), properties.table());
        }

        private static DataSource dataSource(String name, ObjectProvider<DataSource> dataSources, BeanFactory beans) {
            try {
                return name == null ? dataSources.getObject() : beans.getBean(name, DataSource.class);
            } catch (NoUniqueBeanDefinitionException several) {
                throw new IllegalStateException(
                        JDBC + ".key is set, and there are several DataSource beans: " + several.getBeanNamesFound()
                                + ". Name one with " + JDBC + ".data-source",
                        several);
            } catch (NoSuchBeanDefinitionException none) {
                throw new IllegalStateException(
                        JDBC + ".key is set, but there is no DataSource bean"
                                + (name == null
                                        ? ". Add spring-boot-starter-jdbc, the database's driver and spring.datasource.url,"
                                                + " or leave the key out"
                                        : " named " + name + ", see " + JDBC + ".data-source"),
                        none);
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    static class Meters {

        /** What Camel components look for where there are several registries. */
        private static final String CAMELS_NAME = "metricsRegistry";

        /**
         * Of several registries Spring Boot makes one the primary, which passes on to all. Camel's registry knows no
         * primary beans.
         */
        @Bean
        CamelContextConfiguration fkwMeterRegistry(ObjectProvider<MeterRegistry> registries) {
            return new CamelContextConfiguration() {
                @Override
                public void beforeApplicationStart(CamelContext camel) {
                    MeterRegistry registry = registries.getIfUnique();
                    if (registry != null
                            && camel.getRegistry().findSingleByType(MeterRegistry.class) == null
                            && camel.getRegistry().lookupByName(CAMELS_NAME) == null) {
                        camel.getRegistry().bind(CAMELS_NAME, registry);
                    }
                }

                @Override
                public void afterApplicationStart(CamelContext camel) {
                    // Nothing is left to do.
                }
            };
        }
    }
}
