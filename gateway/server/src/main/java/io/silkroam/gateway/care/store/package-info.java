/** What care keeps: how far it has read, where each subscriber was, and what each wishes. */
package io.silkroam.gateway.care.store;
