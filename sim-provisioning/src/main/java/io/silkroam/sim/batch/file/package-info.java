/**
 * Files in which SIM vendors deliver what they made: recognised by content, read line by line in bounded memory, mapped
 * to our words by {@code conf/vendors/NAME.yaml}. Nothing here writes anything, and nothing here keeps a key.
 */
package io.silkroam.sim.batch.file;
