/** What subscribers are told: on arrival, as their plan runs out, and when they ask by SMS. */
package io.silkroam.gateway.care;
