/** What SMSC and ESME tell on the command line: a line for each thing that happens. */
package io.silkroam.simulator.telling;
