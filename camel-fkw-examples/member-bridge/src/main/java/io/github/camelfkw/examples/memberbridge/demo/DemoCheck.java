// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge.demo;

import io.github.camelfkw.examples.memberbridge.DataFolder;
import io.github.camelfkw.simulator.apifm.SimGoods;
import io.github.camelfkw.simulator.apifm.SimGoodsSku;
import io.github.camelfkw.simulator.fkw.SimMedia;
import io.github.camelfkw.simulator.fkw.SimMember;
import io.github.camelfkw.simulator.fkw.SimPointChange;
import io.github.camelfkw.simulator.fkw.SimProduct;
import io.github.camelfkw.simulator.fkw.SimSku;
import io.github.camelfkw.simulator.zvcms.SimUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Compares the books of the three platforms with what the till has dropped, and with the folders. */
final class DemoCheck {

    static final String ACCOUNT_PREFIX = "zv_";
    static final String POINTS = "/api/member/setIgt";
    static final String ADD_PRODUCT = "/api/product/add";

    private final Platforms platforms;
    private final DataFolder folder;
    private final DemoTill till;
    private final List<String> problems = new ArrayList<>();
    private int booked;
    private int products;
    private int pictures;

    DemoCheck(Platforms platforms, DataFolder folder, DemoTill till) {
        this.platforms = platforms;
        this.folder = folder;
        this.till = till;
    }

    void run() {
        try {
            checkPoints();
            checkFolders();
            checkProducts();
            checkPictures();
            checkRequests();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean agrees() {
        return problems.isEmpty();
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    /** The result for a person. */
    List<String> report() {
        List<String> lines = new ArrayList<>();
        lines.add("Compared with the books of the three platforms:");
        lines.add("  rows      " + till.rows() + " dropped: " + booked + " receipts booked, each once; "
                + till.forPeople() + " lines lie in people/");
        lines.add("  products  " + products + " goods of API Factory, each one product with its pictures (" + pictures
                + " uploaded) and its stock");
        lines.add("  requests  " + platforms.zvcms().journal().count() + " to ZVCMS, "
                + platforms.fkw().journal().count() + " to FKW, "
                + platforms.apifm().journal().count() + " to API Factory, of which their documents do not allow "
                + violations());
        problems.forEach(problem -> lines.add("  WRONG: " + problem));
        lines.add(agrees() ? "The three platforms agree with the till." : "The platforms do NOT agree with the till.");
        return lines;
    }

    /** Each member has the points of his receipts, each once, and no others. */
    private void checkPoints() {
        Map<SimUser, List<DemoTill.Expected>> byUser = new LinkedHashMap<>();
        platforms.zvcms().users().forEach(user -> byUser.put(user, new ArrayList<>()));
        till.expected().forEach(expected -> byUser.get(expected.user()).add(expected));
        byUser.forEach(this::checkMember);
    }

    private void checkMember(SimUser user, List<DemoTill.Expected> expected) {
        List<SimMember> members = platforms.fkw().shop().members().stream()
                .filter(member -> member.acct().equals(ACCOUNT_PREFIX + user.id()))
                .toList();
        if (members.size() != (expected.isEmpty() ? 0 : 1)) {
            problems.add("ZVCMS member " + user.id() + " is " + members.size() + " members of FKW");
            return;
        }
        List<SimPointChange> changes = new ArrayList<>();
        members.forEach(member -> changes.addAll(platforms.fkw().shop().pointChanges(member.id())));
        if (changes.size() != expected.size()) {
            problems.add("the points of ZVCMS member " + user.id() + " were changed " + changes.size() + " times for "
                    + expected.size() + " receipts");
        }
        for (DemoTill.Expected each : expected) {
            long found = changes.stream()
                    .filter(change ->
                            change.change() == each.points() && change.detail().endsWith(" " + each.receipt()))
                    .count();
            if (found == 1) {
                booked++;
            } else {
                problems.add("receipt " + each.receipt() + " was booked " + found + " times");
            }
        }
    }

    private void checkFolders() throws IOException {
        Path results = folder.results().resolve("receipts.csv");
        List<String> lines = Files.exists(results) ? Files.readAllLines(results) : List.of();
        for (DemoTill.Expected each : till.expected()) {
            long found = lines.stream()
                    .filter(line ->
                            line.startsWith(each.receipt() + ",") && line.contains("," + each.points() + ",booked"))
                    .count();
            if (found != 1) {
                problems.add("results/ says " + found + " times that receipt " + each.receipt() + " was booked");
            }
        }
        List<Path> people = files(folder.people());
        if (people.size() != till.forPeople()) {
            problems.add("people/ has " + people.size() + " files instead of " + till.forPeople());
        }
        for (Path file : people) {
            String text = Files.readString(file);
            if (!text.contains("\"reason\"")) {
                problems.add("people/" + file.getFileName() + " gives no reason");
            }
            if (platforms.zvcms().users().stream().anyMatch(user -> namesSomebody(text, user))) {
                problems.add("people/" + file.getFileName() + " shows a code, a number or a password");
            }
        }
    }

    private static boolean namesSomebody(String text, SimUser user) {
        return Stream.of(user.userCode(), user.cardNumber(), user.cardPassword(), user.mobile(), user.password())
                .anyMatch(text::contains);
    }

    /** All goods are one product each, whose skus have their price and stock. */
    private void checkProducts() {
        for (SimGoods goods : platforms.apifm().shop().goods()) {
            List<SimProduct> found = productsOf(goods);
            if (found.size() != 1) {
                problems.add("goods " + goods.id() + " are " + found.size() + " products");
                continue;
            }
            products++;
            SimProduct product = found.get(0);
            if (!product.name().equals(goods.name()) || product.mediaIds().isEmpty()) {
                problems.add(
                        "product " + product.id() + " has another name than goods " + goods.id() + ", or no picture");
            }
            expectedSkus(goods).forEach((code, stock) -> {
                List<Integer> stocks = product.skus().stream()
                        .filter(sku -> sku.productCode().equals(code))
                        .map(SimSku::stock)
                        .toList();
                if (!stocks.equals(List.of(stock))) {
                    problems.add(code + " has the stock " + stocks + " instead of " + stock);
                }
            });
        }
    }

    private List<SimProduct> productsOf(SimGoods goods) {
        Set<String> codes = expectedSkus(goods).keySet();
        return platforms.fkw().shop().products().stream()
                .filter(product -> product.skus().stream().anyMatch(sku -> codes.contains(sku.productCode())))
                .toList();
    }

    private static Map<String, Integer> expectedSkus(SimGoods goods) {
        Map<String, Integer> skus = new LinkedHashMap<>();
        for (SimGoodsSku sku : goods.skus()) {
            skus.put("AF" + goods.id() + "-" + sku.id(), sku.stores());
        }
        return skus.isEmpty() ? Map.of("AF" + goods.id(), goods.stores()) : skus;
    }

    /** Each picture was uploaded once. */
    private void checkPictures() {
        List<String> sources =
                platforms.fkw().shop().media().stream().map(SimMedia::sourceUrl).toList();
        pictures = sources.size();
        if (new LinkedHashSet<>(sources).size() != sources.size()) {
            problems.add("a picture was uploaded twice");
        }
    }

    private void checkRequests() {
        if (violations() > 0) {
            problems.add("requests that the documents do not allow: "
                    + Stream.of(
                                    platforms.zvcms().journal(),
                                    platforms.fkw().journal(),
                                    platforms.apifm().journal())
                            .flatMap(journal -> journal.violations().stream())
                            .map(request -> request.path() + " " + request.violations())
                            .toList());
        }
    }

    private long violations() {
        return platforms.zvcms().journal().violationCount()
                + platforms.fkw().journal().violationCount()
                + platforms.apifm().journal().violationCount();
    }

    /** Whether nothing is left to do: no file of the till, no row, all goods with their stock. */
    boolean isQuiet() {
        try {
            return files(folder.till()).isEmpty()
                    && files(folder.rows()).isEmpty()
                    && platforms.apifm().shop().goods().stream().allMatch(this::isMirrored);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isMirrored(SimGoods goods) {
        Map<String, Integer> skus = expectedSkus(goods);
        return productsOf(goods).stream()
                        .flatMap(product -> product.skus().stream())
                        .filter(sku -> Integer.valueOf(sku.stock()).equals(skus.get(sku.productCode())))
                        .map(SimSku::productCode)
                        .distinct()
                        .count()
                == skus.size();
    }

    private static List<Path> files(Path where) throws IOException {
        try (Stream<Path> files = Files.list(where)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
