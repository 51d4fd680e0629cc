/** The plan catalogue: what a subscriber can buy, where it is valid and what happens when it is used up. */
package io.silkroam.sim.plan;
