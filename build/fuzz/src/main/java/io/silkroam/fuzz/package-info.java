/**
 * Hostile input for whatever reads what others wrote: a {@link io.silkroam.fuzz.Target} names a decoder, what is true
 * of everything it makes, and how much it may allocate; {@link io.silkroam.fuzz.Trial} holds one input against that,
 * {@link io.silkroam.fuzz.Barrage} millions of them, {@link io.silkroam.fuzz.Coverage} tells which lines the seeds
 * alone reach.
 */
package io.silkroam.fuzz;
