/** The demo: one traveller's story, told on the screen while it really happens between a gateway and a partner. */
package io.silkroam.simulator.story;
