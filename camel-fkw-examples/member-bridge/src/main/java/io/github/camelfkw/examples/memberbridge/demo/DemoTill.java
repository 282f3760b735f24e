// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.examples.memberbridge.demo;

import io.github.camelfkw.examples.memberbridge.DataFolder;
import io.github.camelfkw.simulator.zvcms.SimUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** A till that drops files, and remembers what should become of each receipt. */
final class DemoTill {

    /**
     * Points that somebody should have.
     *
     * @param receipt number of the receipt
     * @param user    the ZVCMS member
     * @param points  to give; negative: to take back
     */
    record Expected(String receipt, SimUser user, int points) {}

    private final DataFolder folder;
    private final List<Expected> expected = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private int rows;
    private int forPeople;
    private int files;

    DemoTill(DataFolder folder) {
        this.folder = folder;
    }

    /** Somebody shows his code. */
    void byCode(String receipt, SimUser user, int points) {
        add(receipt, points, "\"code\":\"" + user.userCode() + "\"");
        expected.add(new Expected(receipt, user, points));
    }

    /** Somebody shows his card. */
    void byCard(String receipt, SimUser user, int points) {
        add(receipt, points, "\"card\":\"" + user.cardNumber() + "\",\"cardPassword\":\"" + user.cardPassword() + "\"");
        expected.add(new Expected(receipt, user, points));
    }

    /** Somebody types his mobile number and password. */
    void byMobile(String receipt, SimUser user, int points) {
        add(receipt, points, "\"mobile\":\"" + user.mobile() + "\",\"password\":\"" + user.password() + "\"");
        expected.add(new Expected(receipt, user, points));
    }

    /** The till sends a receipt once more. */
    void again(String receipt, SimUser user, int points) {
        add(receipt, points, "\"code\":\"" + user.userCode() + "\"");
    }

    /** Nobody can book this. */
    void hopeless(String receipt, String code, int points) {
        add(receipt, points, "\"code\":\"" + code + "\"");
        forPeople++;
    }

    /** A line that is no row. */
    void broken(String line) {
        lines.add(line);
        forPeople++;
    }

    private void add(String receipt, int points, String who) {
        rows++;
        lines.add("{\"receipt\":\"" + receipt + "\",\"points\":" + points + "," + who + "}");
    }

    /** Drops what was added since the last file, under another name first. */
    void drop() throws IOException {
        String name = "till-" + ++files + ".jsonl";
        Path hidden = folder.till().resolve("." + name);
        Files.writeString(hidden, String.join("\n", lines) + "\n");
        Files.move(hidden, folder.till().resolve(name), StandardCopyOption.ATOMIC_MOVE);
        lines.clear();
    }

    List<Expected> expected() {
        return List.copyOf(expected);
    }

    int rows() {
        return rows;
    }

    int forPeople() {
        return forPeople;
    }
}
