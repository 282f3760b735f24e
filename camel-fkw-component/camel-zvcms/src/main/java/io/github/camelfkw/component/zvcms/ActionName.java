// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.zvcms;

import io.github.camelfkw.component.zvcms.client.ZvcmsClient;
import java.util.Locale;
import java.util.regex.Pattern;

/** What stands after {@code zvcms:}. */
final class ActionName {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

    private ActionName() {}

    /**
     * The name of an action.
     *
     * @throws IllegalArgumentException there is none, it cannot be one, or it is the documented one written in another way
     */
    static String check(String remaining) {
        String action = remaining == null ? "" : remaining.strip();
        if (action.isEmpty()) {
            throw new IllegalArgumentException("zvcms: names no action. Write zvcms:" + ZvcmsClient.IDENTITY
                    + ", or zvcms: and another action of the platform");
        }
        if (!FORM.matcher(action).matches()) {
            throw new IllegalArgumentException("zvcms:" + action
                    + " is not an action: it has to be words with dots in between, such as " + ZvcmsClient.IDENTITY);
        }
        if (!action.equals(ZvcmsClient.IDENTITY) && plain(action).equals(plain(ZvcmsClient.IDENTITY))) {
            // It would be called as an action that nothing is known of, and that is a write.
            throw new IllegalArgumentException(
                    "zvcms:" + action + " is not an action. Did you mean zvcms:" + ZvcmsClient.IDENTITY + "?");
        }
        return action;
    }

    private static String plain(String action) {
        return action.toLowerCase(Locale.ROOT).replaceAll("[._-]", "");
    }
}
