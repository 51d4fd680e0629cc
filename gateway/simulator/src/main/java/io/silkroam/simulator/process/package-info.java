/** Programs of ours in processes of their own: started, watched, killed. */
package io.silkroam.simulator.process;
