// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.karaf;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.simulator.apifm.ApifmSimulator;
import io.github.camelfkw.simulator.zvcms.SimUser;
import io.github.camelfkw.simulator.zvcms.ZvcmsSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The platforms of the sibling schemes, simulated in the test's own process, which is not Karaf's; and a bundle with routes for
 * both.
 */
final class Siblings implements AutoCloseable {

    static final String BUNDLE = "io.github.camelfkw.karaf.siblings";

    private final Path folder;
    private final ApifmSimulator apifm = ApifmSimulator.builder().build().start();
    private final ZvcmsSimulator zvcms = ZvcmsSimulator.builder().build().start();

    /** @param folder where files for the routes are put */
    Siblings(Path folder) {
        this.folder = folder;
    }

    /** Writes the bundle. */
    Path bundle(Path file, String routes) throws IOException {
        return RouteBundle.write(
                file,
                BUNDLE,
                "",
                routes,
                Map.of(
                        "folder",
                        folder.toString(),
                        "goods.delay",
                        "500",
                        "apifm.apiUri",
                        apifm.apiUri().toString(),
                        "apifm.subDomain",
                        apifm.subDomain(),
                        "zvcms.baseUri",
                        zvcms.baseUri().toString(),
                        "zvcms.openId",
                        ZvcmsSimulator.DEFAULT_OPEN_ID,
                        "zvcms.secret",
                        ZvcmsSimulator.DEFAULT_SECRET,
                        "zvcms.grantCode",
                        ZvcmsSimulator.DEFAULT_GRANT_CODE));
    }

    /** Puts goods on sale at API Factory, and returns the line that the log then has. */
    String putGoodsOnSale() {
        return "Goods " + apifm.shop().addGoods(spec -> spec.name("绿茶")).id() + " are new";
    }

    /** A member of the ZVCMS shop shows a code, and the log then has a line. */
    String showACode() throws IOException {
        SimUser member = zvcms.addUser(spec -> spec.code("UC-20262026"));
        Path part = Files.writeString(folder.resolve("part"), "UC-20262026");
        Files.move(part, Files.createDirectories(folder.resolve("codes")).resolve("till-1.txt"));
        return "Member " + member.id() + " is here";
    }

    /** Looks for what must be nobody's to read. */
    void assertHidden(String text) {
        assertThat(text)
                .doesNotContain(ZvcmsSimulator.DEFAULT_SECRET, ZvcmsSimulator.DEFAULT_GRANT_CODE, "UC-20262026");
    }

    @Override
    public void close() {
        apifm.close();
        zvcms.close();
    }
}
