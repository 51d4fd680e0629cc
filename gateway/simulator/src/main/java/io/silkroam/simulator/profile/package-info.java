/** How the gateways of the field put a Gy request into AVPs: one class per gateway, pure, in wire order. */
package io.silkroam.simulator.profile;
