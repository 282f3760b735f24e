// SPDX-License-Identifier: Apache-2.0
package io.github.camelfkw.component.fkw.client;

/**
 * How a write ended well.
 *
 * @param code        the platform's {@code rt}; 0
 * @param message     the platform's {@code msg}, without secrets; empty where the outcome was read back
 * @param alreadyDone the order stands as the write wanted it, but not (or not certainly) through this very request: it
 *                    had been done before, or its answer was lost and the order was read back
 */
public record WriteResult(int code, String message, boolean alreadyDone) {}
