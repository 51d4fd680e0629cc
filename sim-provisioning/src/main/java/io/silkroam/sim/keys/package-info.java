/**
 * The secrets of SIMs: Milenage, the vault that keeps Ki and OPc sealed and gives only vectors and check values, the
 * key-encryption keys above it, and the transport keys vendors' files come under.
 */
package io.silkroam.sim.keys;
