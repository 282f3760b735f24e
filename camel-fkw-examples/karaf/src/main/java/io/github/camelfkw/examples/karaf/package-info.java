// SPDX-License-Identifier: Apache-2.0
/** Routes in a bundle for Apache Karaf, without Blueprint: an activator, two route files, one configuration file. */
package io.github.camelfkw.examples.karaf;
