// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelfkw.component.fkw.FkwOperation;
import org.junit.jupiter.api.Test;

/** A new operation needs its examples too. */
class ContractCompletenessTest {

    @Test
    void everyOperationHasItsCallInTheTable() {
        assertThat(DocumentedCall.all().stream().map(DocumentedCall::operation))
                .containsExactlyInAnyOrder(FkwOperation.values());
    }

    @Test
    void everyOperationIsSent() {
        assertThat(RequestCase.all().stream().map(example -> example.call().operation()))
                .contains(FkwOperation.values());
    }

    @Test
    void everyOperationHasAnAnswerThatIsRead() {
        assertThat(ResponseCases.all().stream().map(ResponseCase::operation)).contains(FkwOperation.values());
    }
}
