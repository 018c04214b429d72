/**
 * The way in: {@link io.github.pbxrouting.core.BrandCompiler} checks and compiles a brand. In come
 * models and options of the API; out go its routers or every problem of the plan. Hosts call it,
 * directly or through {@link io.github.pbxrouting.api.RouterCompiler#load()}; every package below
 * it is internal.
 */
@NullMarked
package io.github.pbxrouting.core;

import org.jspecify.annotations.NullMarked;
