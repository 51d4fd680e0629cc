/** Online charging: pure rules over an account, and their durable effects. */
package io.silkroam.charging;
