// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge;

import io.github.camelfkw.examples.memberbridge.demo.Demo;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The program: real platforms if they are set, else the demo. */
public final class MemberBridge {

    /** What it takes to talk to the three platforms, as system properties or environment variables: fkw.clientId, FKW_CLIENTID. */
    private static final List<String> REQUIRED = List.of(
            "fkw.clientId",
            "fkw.clientSecret",
            "fkw.refreshToken",
            "fkw.shopId",
            "zvcms.openId",
            "zvcms.secret",
            "zvcms.grantCode",
            "apifm.subDomain");

    private static final int WRONG_USE = 2;

    private MemberBridge() {}

    /**
     * @param args the data folder; default: bridge-data
     */
    public static void main(String[] args) throws Exception {
        Path data = Path.of(args.length == 0 ? "bridge-data" : args[0]);
        List<String> missing =
                REQUIRED.stream().filter(name -> setting(name).isEmpty()).toList();
        if (missing.size() == REQUIRED.size()) {
            System.exit(new Demo(System.out, Clock.systemDefaultZone()).run(data) ? 0 : 1);
        }
        if (!missing.isEmpty()) {
            System.err.println("Real platforms need " + String.join(", ", missing) + " too, as system properties or"
                    + " environment variables (" + variable(missing.get(0)) + "), or none of them for the demo.");
            System.exit(WRONG_USE);
        }
        try (DataFolder folder = DataFolder.open(data);
                BridgeApp app = new BridgeApp(folder, Clock.systemUTC(), new SecureRandom())) {
            System.out.println("member-bridge: data folder " + folder.root() + ". Ctrl-C ends it.");
            app.run();
        }
    }

    private static Optional<String> setting(String name) {
        return Optional.ofNullable(System.getProperty(name))
                .or(() -> Optional.ofNullable(System.getenv(variable(name))))
                .filter(value -> !value.isBlank());
    }

    /** As Camel looks for it. */
    private static String variable(String name) {
        return name.replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
