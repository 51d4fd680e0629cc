/** Who may connect and what each may say: the allow-list, and the rules every request passes on its way in. */
package io.silkroam.diameter.edge;
