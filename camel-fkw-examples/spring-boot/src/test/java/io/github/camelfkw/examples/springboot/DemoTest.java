// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** The application where no shop is set. */
@ExtendWith(OutputCaptureExtension.class)
class DemoTest {

    @Test
    void endsByItselfWithShopAndFilesInAgreement(@TempDir Path folder, CapturedOutput output) {
        ConfigurableApplicationContext demo = OrdersApplication.application().run("--erp.folder=" + folder);
        assertThat(SpringApplication.exit(demo)).isZero();
        assertThat(output.getOut())
                .contains(
                        "orders    20 paid, 20 of them lie in orders/",
                        "waybills  20 orders shipped, each once",
                        "does not allow 0",
                        "health    UP",
                        "The shop and the files agree.");
    }
}
