// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge.goods;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelfkw.examples.memberbridge.NotYet;
import io.github.camelfkw.examples.memberbridge.Refusals;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what became of goods that are not simply mirrored. */
public final class GoodsReports {

    private static final Logger LOG = LoggerFactory.getLogger(GoodsReports.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> told = new ConcurrentHashMap<>();

    /** What a person reads about goods that cannot become a product. */
    public String refused(
            @Header("CamelApifmId") String id, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception reason) {
        return report(id, reason.getMessage());
    }

    /** What a person reads about a change that cannot be made. */
    public String unchangeable(@Header("CamelApifmId") String id, @ExchangeProperty("unchangeable") String difference) {
        return report(id, difference);
    }

    /**
     * They come again with the next reading. Told once for each reason.
     *
     * @throws NotYet always: it is what makes them come again
     */
    public void waits(
            @Header("CamelApifmId") String id, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception reason) {
        String why = Refusals.shown(reason);
        if (!why.equals(told.put(id, why))) {
            LOG.warn("goods {} wait: {}", id, why);
        }
        throw new NotYet(why);
    }

    private static String report(String id, String reason) {
        LOG.warn("goods {}: not as at API Factory, see people/goods-{}.json", id, id);
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("goods", id);
        report.put("reason", reason);
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written", e);
        }
    }
}
