/** Opening a database, its dialect, its migrations, and the sync that makes a commit durable. */
package io.silkroam.store;
