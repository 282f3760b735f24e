// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.springboot;

import io.github.camelfkw.common.NearMatches;
import java.util.Set;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Finds misspelt properties. Spring Boot can refuse them by itself, but shows their values then: a misspelt client secret
 * would be in the log.
 */
final class UnknownProperties {

    private UnknownProperties() {}

    /**
     * @param  prefix                   what the names stand below; its last word is the component's name
     * @param  known                    names below the prefix, with dashes
     * @throws IllegalArgumentException there is another one; names it and what may have been meant, and shows no value
     */
    static void refuse(Environment environment, String prefix, Set<String> known) {
        ConfigurationPropertyName parent = ConfigurationPropertyName.of(prefix);
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource properties && !isSystemEnvironment(source)) {
                properties.stream()
                        .filter(parent::isAncestorOf)
                        .map(name -> name.getElement(parent.getNumberOfElements(), Form.DASHED))
                        .filter(name -> !isKnown(name, known))
                        .findFirst()
                        .ifPresent(name -> {
                            throw new IllegalArgumentException(prefix + "." + name
                                    + " is not an option of component "
                                    + parent.getLastElement(Form.DASHED) + "." + NearMatches.hint(name, known));
                        });
            }
        }
    }

    /** Names of environment variables do not tell words from parts. */
    private static boolean isSystemEnvironment(ConfigurationPropertySource source) {
        return source.getUnderlyingSource() instanceof PropertySource<?> underlying
                && underlying.getName().endsWith(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
    }

    /** Spring Boot reads clientId, client-id and clientid alike. */
    private static boolean isKnown(String name, Set<String> known) {
        return known.stream().anyMatch(option -> option.replace("-", "").equals(name.replace("-", "")));
    }
}
