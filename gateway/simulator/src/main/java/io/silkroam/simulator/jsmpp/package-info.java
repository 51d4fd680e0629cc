/** SMSC and ESME on jSMPP's sessions, which are not ours, so that they tell whether ours are understood. */
package io.silkroam.simulator.jsmpp;
