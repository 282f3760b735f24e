// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge.goods;

import io.github.camelfkw.component.fkw.client.model.Media;
import io.github.camelfkw.examples.memberbridge.DurableFile;
import io.github.camelfkw.examples.memberbridge.ForPeople;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;

/** Which picture of API Factory is which one in FKW's library. Each is uploaded once: FKW can neither find nor delete one. */
public final class Pictures {

    private static final Pattern IMAGE =
            Pattern.compile("(<img\\b[^>]*?\\ssrc\\s*=\\s*)([\"'])(.*?)\\2", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final String SEPARATOR = "\t";

    private final Path file;
    private final Map<String, Media> uploaded = new ConcurrentHashMap<>();

    /** @param file keeps which are which */
    public Pictures(Path file) {
        this.file = file;
        for (String line : DurableFile.lines(file)) {
            String[] cells = line.split(SEPARATOR, 3);
            uploaded.put(cells[0], new Media(cells[1], cells[2].isEmpty() ? null : cells[2], null));
        }
    }

    /** The addresses that have to be uploaded before the goods can become a product. */
    public List<String> missing(@ExchangeProperty("goods") Goods goods) {
        Set<String> wanted = new LinkedHashSet<>();
        goods.pictures().forEach(picture -> wanted.add(address(picture)));
        Matcher images = IMAGE.matcher(goods.content());
        while (images.find()) {
            wanted.add(address(images.group(3)));
        }
        wanted.removeAll(uploaded.keySet());
        return new ArrayList<>(wanted);
    }

    /** It is uploaded. */
    public void remember(@ExchangeProperty("picture") String address, @Body Media media) {
        DurableFile.append(
                file,
                String.join(SEPARATOR, address, media.mediaId(), media.mediaUrl() == null ? "" : media.mediaUrl()));
        uploaded.put(address, media);
    }

    /** What {@code media_id_list} takes. */
    String[] mediaIds(Goods goods) {
        return goods.pictures().stream()
                .map(picture -> uploaded.get(address(picture)).mediaId())
                .toArray(String[]::new);
    }

    /** The description with the library's addresses: FKW takes no others. */
    String description(Goods goods) {
        return IMAGE.matcher(goods.content()).replaceAll(image -> {
            String own = uploaded.get(address(image.group(3))).mediaUrl();
            if (own == null) {
                throw new ForPeople("FKW has given no address for a picture that the description shows");
            }
            return Matcher.quoteReplacement(image.group(1) + image.group(2) + own + image.group(2));
        });
    }

    private static String address(String written) {
        String address = written.strip().replace("&amp;", "&");
        return address.startsWith("//") ? "https:" + address : address;
    }
}
