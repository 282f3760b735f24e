// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.canary;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Begins to watch before the first test, of whatever engine. */
public final class FirstTest implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Canary.watch();
    }
}
