// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.proof;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;

/** Faults and refusals by the thousand are logged by the thousand; here the checker tells what is wrong. */
final class Quiet implements AutoCloseable {

    private static final String CONNECTOR = "io.github.camelfkw";

    Quiet() {
        Configurator.setLevel(CONNECTOR, Level.OFF);
    }

    @Override
    public void close() {
        Configurator.setLevel(CONNECTOR, Level.INFO);
    }
}
