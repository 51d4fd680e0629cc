/** Times in PDUs, SMPP 3.4 §7.1.1; pure. */
package io.silkroam.smpp.time;
