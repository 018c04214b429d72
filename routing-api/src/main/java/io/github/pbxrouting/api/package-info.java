/**
 * The model of a dial plan, the decisions about a dialled number, and the routers that make them.
 *
 * <p>The <a href="{@docRoot}/index.html">overview</a> has the model in a picture and the precedence
 * in a table. Pages define the words: <a href="{@docRoot}/doc-files/friend.html">friend</a>, <a
 * href="{@docRoot}/doc-files/pattern.html">pattern</a>, <a
 * href="{@docRoot}/doc-files/forward.html">forward rule, outcome, redirect, diversion</a>, <a
 * href="{@docRoot}/doc-files/snapshot.html">snapshot</a>.
 *
 * {@snippet file="Embedding.java" region="route"}
 *
 * <p>Nothing here is null unless it is marked so; models and decisions are immutable, compare by
 * value, and are never serialised by Java. This package depends on nothing but the JDK; {@link
 * io.github.pbxrouting.api.RouterCompiler#load()} finds the implementation.
 */
@NullMarked
package io.github.pbxrouting.api;

import org.jspecify.annotations.NullMarked;
