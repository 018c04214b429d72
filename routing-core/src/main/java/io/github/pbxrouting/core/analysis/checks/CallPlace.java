package io.github.pbxrouting.core.analysis.checks;

import org.jspecify.annotations.Nullable;

/**
 * Where a call can be on its way through a brand: in a client, and there at an extension, or at a
 * friend before it is dialled.
 *
 * @param client the id of the client
 * @param friend the name of the friend, or null at an extension
 * @param extension the number of the extension; at an internal friend, that of its target's
 *     extension, when that matters for what follows; else null
 */
record CallPlace(String client, @Nullable String friend, @Nullable String extension) {}
