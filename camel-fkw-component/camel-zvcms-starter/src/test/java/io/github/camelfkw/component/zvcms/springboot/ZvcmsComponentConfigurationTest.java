// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms.springboot;

import io.github.camelfkw.springboot.check.ConfigurationCheck;

/** Keeps {@code camel.component.zvcms.*} equal to the component's options, in the class and in what an IDE is told. */
class ZvcmsComponentConfigurationTest extends ConfigurationCheck {

    ZvcmsComponentConfigurationTest() {
        super("zvcms", ZvcmsComponentConfiguration.class);
    }
}
