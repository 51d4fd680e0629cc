/** Files and folders, as whatever runs a gateway for a while needs them. */
package io.silkroam.simulator.files;
