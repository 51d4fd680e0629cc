/** Whom a command is about: SIMs by ICCID, IMSI or number, one, a range of them, or a file full. */
package io.silkroam.sim.cli.subject;
