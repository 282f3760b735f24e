// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes one request into the journal, without its secrets. */
final class JournalEntry {

    private final Journal journal;
    private final Call call;
    private final Map<String, String> params;
    private final Instant receivedAt;
    private final String connectionId;

    JournalEntry(Journal journal, Call call, Site site, String connectionId) {
        this.journal = journal;
        this.call = call;
        this.receivedAt = site.now();
        this.connectionId = connectionId;
        this.params = new LinkedHashMap<>(call.query());
        call.form().forEach(params::putIfAbsent);
        site.jsonParams(call).forEach(params::putIfAbsent);
        params.replaceAll((name, value) -> site.secretParams().contains(name) ? mask(value) : value);
    }

    /** The request as a fault's condition sees it. */
    RecordedRequest preview() {
        return entry(0, 0, null, false, "", List.of(), "");
    }

    void answered(Reply reply) {
        write(reply, reply.status(), "");
    }

    void broken(Fault fault, Reply shown) {
        write(shown, shown.status(), fault.name());
    }

    /** @param truth what would have been answered; null when the platform never worked on the request */
    void unanswered(Fault fault, Reply truth) {
        write(truth == null ? Reply.json(new byte[0], null) : truth, 0, fault.name());
    }

    private void write(Reply reply, int status, String fault) {
        journal.add(entry(
                journal.nextNumber(), status, reply.rt(), reply.refused(), reply.reason(), reply.violations(), fault));
    }

    private RecordedRequest entry(
            long number,
            int status,
            Integer rt,
            boolean refused,
            String reason,
            List<String> violations,
            String fault) {
        return new RecordedRequest(
                number,
                call.method(),
                call.path(),
                params,
                receivedAt,
                status,
                rt,
                refused,
                reason,
                violations,
                fault,
                connectionId);
    }

    static String mask(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return "***" + HexFormat.of().formatHex(digest, 0, 3);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
