// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge.goods;

import io.github.camelfkw.component.fkw.client.model.NewProduct;
import io.github.camelfkw.component.fkw.client.model.NewSku;
import io.github.camelfkw.component.fkw.client.model.Product;
import io.github.camelfkw.component.fkw.client.model.StockResult;
import io.github.camelfkw.component.fkw.client.model.StockUpdate;
import io.github.camelfkw.examples.memberbridge.DurableFile;
import io.github.camelfkw.examples.memberbridge.ForPeople;
import io.github.camelfkw.examples.memberbridge.NotYet;
import io.github.camelfkw.examples.memberbridge.Refusals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;

/**
 * Which goods are which products. A product carries a code that is made of the goods' id: its answer does not name it, so it
 * is found in the list by that code, after a lost answer too.
 */
public final class GoodsBook {

    /** What is to be done with goods. */
    public enum Step {
        /** Make a product. */
        ADD,
        /** It was sent, and is to be looked for. */
        SEARCH,
        /** It is there: see what has changed. */
        COMPARE
    }

    private final Path folder;
    private final Pictures pictures;
    private final Duration settle;
    private final Clock clock;
    private final Map<String, Mirrored> book = new ConcurrentHashMap<>();
    private final Map<String, String> parked = new ConcurrentHashMap<>();

    /**
     * @param folder keeps a file for each goods
     * @param settle how long after a call without an answer the product has to be missing, to say that it was not made
     */
    public GoodsBook(Path folder, Pictures pictures, Duration settle, Clock clock) {
        this.folder = folder;
        this.pictures = pictures;
        this.settle = settle;
        this.clock = clock;
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".json")).forEach(this::load);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load(Path file) {
        try {
            Mirrored goods = Mirrored.read(Files.readString(file));
            book.put(goods.goodsId(), goods);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The state of goods " + file
                            + " cannot be read. Without it they are added a second time: look up their"
                            + " product before you delete it",
                    e);
        }
    }

    /** Whether a row of the list says anything that it did not say before. */
    public boolean isNews(@Body Map<?, ?> row, @Header("CamelApifmId") String id) {
        String listed = listed(row);
        Mirrored known = book.get(id);
        return !listed.equals(parked.get(id))
                && (known == null || !known.isProduct() || !listed.equals(known.listed()));
    }

    /** What a product could show. Not the time of the last change: looking at the detail moves it. */
    private static String listed(Map<?, ?> row) {
        return Stream.of("name", "pic", "minPrice", "stores", "numberSells")
                .map(field -> Goods.text(row.get(field)))
                .reduce((all, next) -> all + "|" + next)
                .orElseThrow();
    }

    /** The goods in the answer of {@code goodsDetail}. */
    public Goods read(@Body Map<?, ?> detail) {
        return Goods.of(detail);
    }

    /** What is to be done. */
    public Step step(@ExchangeProperty("goods") Goods goods) {
        Mirrored known = book.get(goods.id());
        return known == null ? Step.ADD : known.isProduct() ? Step.COMPARE : Step.SEARCH;
    }

    /** The new product, whose pictures are uploaded. That it is sent is on the disk. */
    public NewProduct begin(@ExchangeProperty("goods") Goods goods) {
        NewSku[] skus = goods.variants().stream()
                .map(variant -> new NewSku(variant.price(), variant.properties(), variant.stock(), variant.code()))
                .toArray(NewSku[]::new);
        NewProduct product = NewProduct.of(goods.name(), skus)
                .withMediaIds(pictures.mediaIds(goods))
                .withDescription(pictures.description(goods));
        save(Mirrored.begun(goods, clock.millis()));
        return product;
    }

    /** The call failed. Where it certainly made nothing, it is forgotten; else the next reading looks for the product. */
    public void failed(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure, @ExchangeProperty("goods") Goods goods)
            throws Exception {
        if (Refusals.certainlyNotDone(failure)) {
            DurableFile.delete(file(goods.id()));
            book.remove(goods.id());
        }
        throw failure;
    }

    /** FKW has answered that the product is made: it is not made again, also if it cannot be found. */
    public void accepted(@ExchangeProperty("goods") Goods goods) {
        save(book.get(goods.id()).withAccepted());
    }

    /**
     * Looks for the product among these.
     *
     * @return whether it is there
     * @throws ForPeople two products have its code
     */
    public boolean adopt(@ExchangeProperty("goods") Goods goods, @Body Iterator<Product> products) {
        Mirrored sent = book.get(goods.id());
        Mirrored found = null;
        while (products.hasNext()) {
            Product product = products.next();
            Optional<Mirrored> match = ProductMatch.of(sent, product);
            if (match.isPresent() && found != null) {
                throw new ForPeople("FKW has two products with the code of goods " + goods.id() + ": "
                        + found.productId() + " and " + product.id() + ". Delete one of them there");
            }
            found = match.orElse(found);
        }
        if (found != null) {
            save(found);
        }
        return found != null;
    }

    /**
     * What is to be done after all products were looked at.
     *
     * @throws NotYet    it may still appear
     * @throws ForPeople it was made, and cannot be found
     */
    public Step searched(@ExchangeProperty("goods") Goods goods, @ExchangeProperty("found") boolean found) {
        if (found) {
            return Step.COMPARE;
        }
        Mirrored sent = book.get(goods.id());
        if (clock.millis() < sent.begunAt() + settle.toMillis()) {
            throw new NotYet(
                    "goods " + goods.id() + " were sent and are not among the products; they may still appear");
        }
        if (sent.accepted()) {
            throw new ForPeople("FKW has made a product of goods " + goods.id() + " and shows none with the code "
                    + sent.skus().get(0).code() + ": its stock cannot be kept up to date");
        }
        return Step.ADD;
    }

    /** The stocks that differ from what was sent last. A variant that is gone has none. */
    public List<StockUpdate> stocks(@ExchangeProperty("goods") Goods goods) {
        Mirrored known = book.get(goods.id());
        List<StockUpdate> updates = new ArrayList<>();
        for (Mirrored.Sku sku : known.skus()) {
            int stock = stockOf(goods, sku.code());
            if (sku.skuId() != null && stock != sku.stock()) {
                updates.add(new StockUpdate(known.productId(), sku.skuId(), stock));
            }
        }
        return updates;
    }

    private static int stockOf(Goods goods, String code) {
        return goods.variants().stream()
                .filter(variant -> variant.code().equals(code))
                .mapToInt(Goods.Variant::stock)
                .findFirst()
                .orElse(0);
    }

    /**
     * FKW has the stocks now.
     *
     * @throws ForPeople it has refused some
     */
    public void stocksSet(@ExchangeProperty("goods") Goods goods, @Body List<StockResult> results) {
        List<StockResult> refused = results.stream()
                .filter(result -> result.outcome() == StockResult.Outcome.refused)
                .toList();
        if (!refused.isEmpty()) {
            throw new ForPeople("FKW has refused the stock of " + refused.size() + " skus of product "
                    + book.get(goods.id()).productId() + ": " + refused.get(0).message());
        }
        Mirrored known = book.get(goods.id());
        save(known.withSkus(known.skus().stream()
                .map(sku -> sku.withStock(stockOf(goods, sku.code())))
                .toList()));
    }

    /** What differs from the product and cannot be changed there; null: nothing that was not told before. */
    public String unchangeable(@ExchangeProperty("goods") Goods goods) {
        return Difference.between(book.get(goods.id()), goods);
    }

    /** Everything was done or told; the row is no news until it changes. */
    public void done(@ExchangeProperty("goods") Goods goods, @ExchangeProperty("listed") Map<?, ?> row) {
        Mirrored known = book.get(goods.id());
        if (known.isProduct()) {
            save(known.told(goods, listed(row)));
        }
    }

    /** A person has to look; the row is no news until it changes, or the program starts again. */
    public void park(@Header("CamelApifmId") String id, @ExchangeProperty("listed") Map<?, ?> row) {
        parked.put(id, listed(row));
    }

    private void save(Mirrored goods) {
        DurableFile.write(file(goods.goodsId()), goods.json());
        book.put(goods.goodsId(), goods);
    }

    private Path file(String goodsId) {
        return folder.resolve(goodsId + ".json");
    }
}
