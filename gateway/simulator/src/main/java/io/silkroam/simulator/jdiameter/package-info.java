/**
 * A partner's Diameter node on jDiameter, a stack that is not ours; nothing outside this package sees jDiameter.
 *
 * <p>jDiameter is licensed under AGPL-3.0, and so is everything that is linked with it: see LICENSE-NOTICE.md.
 */
package io.silkroam.simulator.jdiameter;
