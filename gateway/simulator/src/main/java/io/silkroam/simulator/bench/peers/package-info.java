/**
 * What peers that mean harm do to those that do not: a gateway in a process of its own, good peers at a steady rate,
 * and bad ones that come and go, so that quiet and disturbed times of one run can be compared.
 */
package io.silkroam.simulator.bench.peers;
