// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.apifm.springboot;

import io.github.camelfkw.springboot.check.ConfigurationCheck;

/** Keeps {@code camel.component.apifm.*} equal to the component's options, in the class and in what an IDE is told. */
class ApifmComponentConfigurationTest extends ConfigurationCheck {

    ApifmComponentConfigurationTest() {
        super("apifm", ApifmComponentConfiguration.class);
    }
}
