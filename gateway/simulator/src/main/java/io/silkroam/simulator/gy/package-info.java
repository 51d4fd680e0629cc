/** What a packet gateway says and hears on Gy (RFC 8506, 3GPP TS 32.299) as plain records, free of any stack. */
package io.silkroam.simulator.gy;
