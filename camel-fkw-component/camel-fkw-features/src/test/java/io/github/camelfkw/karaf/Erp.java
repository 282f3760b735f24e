// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.karaf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands on the other side of the routes: the folders of orders and waybills, and who edits the configuration. */
final class Erp {

    private final Karaf karaf;
    private final Path temporary;

    /** @param temporary where files are written before they are moved to where Karaf looks */
    Erp(Karaf karaf, Path temporary) {
        this.karaf = karaf;
        this.temporary = temporary;
    }

    /** Writes a configuration elsewhere first: Karaf looks at the folder once a second, and would read half a file. */
    void configure(String name, String content) throws IOException {
        Path part = Files.writeString(temporary.resolve("cfg"), content);
        Files.move(
                part, karaf.path("etc/" + name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Puts a waybill where the route looks for it. */
    void ship(String id) throws IOException {
        Path part = Files.writeString(temporary.resolve("waybill"), """
                {"orderId": "%s", "waybillNo": "SF1234567890", "logisticsCode": "shunfeng", "logisticsName": "顺丰速运"}
                """.formatted(id));
        Files.move(part, karaf.path("fkw/waybills/" + id + ".json"));
    }

    /** The orders that have come in. */
    Set<String> inbox() throws IOException {
        try (Stream<Path> files = Files.list(Files.createDirectories(karaf.path("fkw/inbox")))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .map(name -> name.replace(".json", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
