/** A subscriber's charging account: immutable values, and their encoding as one row. */
package io.silkroam.charging.account;
