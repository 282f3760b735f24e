// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator.apifm;

import java.util.Locale;

/** The four servers of the platform; the simulator is one server with a path prefix for each. */
enum Host {
    API,
    COMMON,
    CMS,
    OSS;

    /** What the paths of this host begin with at the simulator, such as {@code /api}. */
    String prefix() {
        return "/" + name().toLowerCase(Locale.ROOT);
    }
}
