/** GSM 03.38 by cloudhopper's tables, which are not ours, so that what we send is read by somebody else. */
package io.silkroam.simulator.cloudhopper.text;
