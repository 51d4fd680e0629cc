/** QR codes as pictures and as text for terminals. */
package io.silkroam.sim.cli.qr;
