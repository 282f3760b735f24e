// SPDX-License-Identifier: Apache-2.0
/** Failures that views of a person may show, and what marks them. Knows nothing else. Not exported. */
package io.github.camelfkw.component.fkw.internal.cure;
