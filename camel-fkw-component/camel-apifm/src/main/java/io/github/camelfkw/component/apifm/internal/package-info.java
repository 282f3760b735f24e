// SPDX-License-Identifier: Apache-2.0
/** What stands between a message of Camel and a call: arguments out of headers and body, files. Not exported. */
package io.github.camelfkw.component.apifm.internal;
