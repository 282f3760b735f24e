// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.springboot;

import io.github.camelfkw.component.fkw.FilePositionRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** Orders out of the shop, waybills back: what is done is in the routes below {@code camel/}. */
@SpringBootApplication(proxyBeanMethods = false)
public class OrdersApplication {

    /** Runs until Ctrl-C – or, where no shop is set, until the demo is over. */
    public static void main(String[] args) {
        ConfigurableApplicationContext application = application().run(args);
        if (application.containsBean(Demo.NAME)) {
            System.exit(SpringApplication.exit(application));
        }
    }

    /** Not started. */
    static SpringApplication application() {
        SpringApplication application = new SpringApplication(OrdersApplication.class);
        application.addInitializers(Demo::setUpWhereThereIsNoShop);
        return application;
    }

    /** Where the routes have got to: a restart goes on from there. */
    @Bean
    FilePositionRepository positions(@Value("${erp.folder}/state") Path state) throws IOException {
        Files.createDirectories(state);
        return new FilePositionRepository(state.resolve("positions.txt").toString());
    }
}
