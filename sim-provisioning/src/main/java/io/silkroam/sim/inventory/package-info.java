/** Which SIMs there are and what became of each, the numbers they have, and who changed what. */
package io.silkroam.sim.inventory;
