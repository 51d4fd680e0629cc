/** {@code billctl}, the command line of billing staff: what it is made of and how it starts. */
package io.silkroam.billing.cli;
