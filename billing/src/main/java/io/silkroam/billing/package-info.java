/** What was used and what it is worth. */
package io.silkroam.billing;
