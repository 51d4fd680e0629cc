/** Who is told what, when and why; no input, no output, no clock. */
package io.silkroam.gateway.care.rules;
