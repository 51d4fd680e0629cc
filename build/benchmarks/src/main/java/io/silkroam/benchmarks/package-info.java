/** What parts of a credit-control request cost, each beside a baseline of the same run. */
package io.silkroam.benchmarks;
