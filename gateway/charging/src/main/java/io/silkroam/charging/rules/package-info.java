/** The charging rules: pure functions from an account and a request to a new account, an answer and journal rows. */
package io.silkroam.charging.rules;
