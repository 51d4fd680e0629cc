/** What the API offers: each class is one noun, its routes and its JSON. Decisions are made in {@code admin}. */
package io.silkroam.gateway.resource;
