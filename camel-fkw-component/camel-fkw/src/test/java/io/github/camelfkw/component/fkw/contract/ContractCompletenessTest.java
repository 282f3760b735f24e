// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.FkwOperation;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A new operation needs its examples too. */
class ContractCompletenessTest {

    /** The operations that the platform is called for. */
    private static final FkwOperation[] CALLS =
            Arrays.stream(FkwOperation.values()).filter(FkwOperation::isCall).toArray(FkwOperation[]::new);

    @Test
    void everyOperationHasItsCallInTheTable() {
        assertThat(DocumentedCall.all().stream().map(DocumentedCall::operation)).containsExactlyInAnyOrder(CALLS);
    }

    @Test
    void everyOperationIsSent() {
        assertThat(RequestCase.all().stream().map(example -> example.call().operation()))
                .contains(CALLS);
    }

    @Test
    void everyOperationHasAnAnswerThatIsRead() {
        assertThat(ResponseCases.all().stream().map(ResponseCase::operation)).contains(CALLS);
    }
}
