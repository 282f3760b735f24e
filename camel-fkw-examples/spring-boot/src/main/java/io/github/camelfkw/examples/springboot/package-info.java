// SPDX-License-Identifier: Apache-2.0
/** A Spring Boot application on the connector's starter, and the demo that shows it without a shop. */
package io.github.camelfkw.examples.springboot;
