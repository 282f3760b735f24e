// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfkw.component.fkw.FkwConstants;
import io.github.camelfkw.simulator.Fault;
import io.github.camelfkw.simulator.fkw.SimMedia;
import io.github.camelfkw.simulator.fkw.SimProduct;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;

/** What the guide's page about pictures and videos shows. */
class GuideMediaTest extends GuideBench {

    private static final String GUIDE = "docs/guide/media.md";

    private static final String ADDRESS = "https://erp.example/shirt.png";

    @Test
    void filesAreUploaded() throws Exception {
        Files.createDirectories(folder.resolve("erp/pictures"));
        Files.write(folder.resolve("erp/pictures/shirt.png"), PNG);
        Files.writeString(folder.resolve("erp/pictures/page.png"), "<html>not found</html>");
        start(GUIDE, "media-files");
        assertThat(new ObjectMapper()
                        .readTree(textOf("erp/media/shirt.json"))
                        .path("media_id")
                        .asText())
                .isEqualTo(media().id());
        assertThat(media().fileName()).isEqualTo("shirt.png");
        assertThat(media().contentType()).isEqualTo("image/png");
        await().atMost(WAIT).until(() -> exists("erp/pictures/.failed/page.png"));
    }

    @Test
    void addressesAreFetched() throws Exception {
        start(GUIDE, "media-url");
        Exchange answer = call("direct:picture-address", ADDRESS);
        assertThat(answer.getMessage().getHeader(FkwConstants.MEDIA_ID)).isEqualTo(media().id());
        assertThat(answer.getMessage().getHeader(FkwConstants.MEDIA_URL)).isEqualTo(media().url());
    }

    @Test
    void aPictureForAProduct() throws Exception {
        shop.quirks().products().checksMediaIds(true).checksDescriptionLinks(true);
        start(GUIDE, "media-to-product");
        call("direct:noodles", ADDRESS);
        SimProduct product = shop.shop().products().stream()
                .filter(each -> each.name().equals("方便面"))
                .findFirst()
                .orElseThrow();
        assertThat(product.mediaIds()).containsExactly(media().id());
        assertThat(product.description()).contains(media().url());
    }

    @Test
    void severalPictures() throws Exception {
        Path first = Files.write(folder.resolve("1.png"), PNG);
        Path second = Files.write(folder.resolve("2.png"), PNG);
        forward("direct:picture-ids", "mock:ids");
        MockEndpoint ids = mock("mock:ids", 1);
        camel.addComponent("fkw", component());
        camel.addRoutes(GuideRoutes.pictures()); // "media-java"
        camel.start();
        call("direct:pictures", List.of(new File(first.toString()), new File(second.toString())));
        MockEndpoint.assertIsSatisfied(camel);
        assertThat(ids.getExchanges().get(0).getMessage().getBody())
                .isEqualTo(shop.shop().media().stream().map(SimMedia::id).toList());
    }

    @Test
    void anUploadMayBeRepeated() throws Exception {
        camel.addComponent("fkw", component());
        load(Docs.block(GUIDE, "media-retry").replace("\"30000\"", "\"10\""));
        camel.start();
        shop.faults().next(1, Fault.resetBeforeEffect(), "/api/upload/uploadMediaByFile");
        call("direct:upload", new File(Files.write(folder.resolve("1.png"), PNG).toString()));
        assertThat(media().fileName()).isEqualTo("1.png");
    }

    private SimMedia media() {
        assertThat(shop.shop().media()).hasSize(1);
        return shop.shop().media().get(0);
    }
}
