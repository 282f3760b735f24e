// SPDX-License-Identifier: Apache-2.0
/** From an exchange to a call of the client and back: one handler an operation. Not exported. */
package io.github.camelfkw.component.fkw.internal.operation;
