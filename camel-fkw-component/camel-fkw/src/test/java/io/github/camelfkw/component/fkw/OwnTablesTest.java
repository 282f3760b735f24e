// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelfkw.component.fkw.client.FkwThrottledException;
import io.github.camelfkw.component.fkw.client.model.ShipCommand;
import io.github.camelfkw.simulator.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Carriers and meanings of refusals that users add as files. */
class OwnTablesTest extends FkwTestSupport {

    @TempDir
    Path folder;

    private String file(String name, String... lines) throws IOException {
        return "file:" + Files.write(folder.resolve(name), java.util.List.of(lines));
    }

    @Test
    void ownCarriersAreKnown() throws Exception {
        fkw.setCarriers(file("carriers.txt", "# ours", "ourvan | 自有车队 | VAN", "debangkuaidi | | DBL"));
        String id = shop.addOrder(order -> order.status("wait_seller_ship")).id();
        answer("fkw:ship", new ShipCommand(id, "1", "van", null));
        assertThat(simulator.journal().last().params())
                .containsEntry("logistics_code", "ourvan")
                .containsEntry("logistics_name", "自有车队");
        String other = shop.addOrder(order -> order.status("wait_seller_ship")).id();
        answer("fkw:ship", new ShipCommand(other, "2", "DBL", null));
        assertThat(simulator.journal().last().params()).containsEntry("logistics_code", "debangkuaidi");
    }

    @Test
    void ownMeaningsOfRefusalsCount() throws Exception {
        fkw.setErrorTable(file("errors.txt", "throttled 77 ."));
        fkw.setMaxAttempts(1);
        simulator.faults().next(1, Fault.unknownResult(77, "排队中"));
        assertThat(send("fkw:orders", null).getException()).isInstanceOf(FkwThrottledException.class);
    }

    @Test
    void aBrokenLineOrAMissingFileEndsTheStart() throws Exception {
        fkw.setCarriers(file("carriers.txt", "no bars"));
        assertThatThrownBy(() -> camel.getEndpoint("fkw:ship").createProducer())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("carriers.txt, line 1")
                .hasMessageContaining("code | name | alias");
        fkw.setCarriers("file:" + folder.resolve("none.txt"));
        assertThatThrownBy(() -> camel.getEndpoint("fkw:ship").createProducer())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Option carriers of component fkw")
                .hasMessageContaining("cannot be read");
        fkw.setCarriers(null);
        fkw.setErrorTable(file("errors.txt", "throttled"));
        assertThatThrownBy(() -> camel.getEndpoint("fkw:ship").createProducer())
                .hasMessageContaining("errors.txt, line 1");
    }
}
