/**
 * Benchmarks. Absolute times depend on the machine; what counts is one figure beside another of the same run. Not
 * null-marked: JMH fills the fields.
 */
package io.softspoken.bench;
