/**
 * The model of a dial plan, the decisions about a dialled number, and the routers that make them.
 *
 * <p><img src="doc-files/model.svg" alt="A brand has clients. A client has emergency numbers,
 * service codes, extensions, remote friends and internal friends. An extension has a target.
 * Friends have forward rules, which may lead to extensions. An internal friend points to another
 * client.">
 *
 * <p>A host builds a {@link io.github.pbxrouting.api.Brand}, compiles it once, and asks:
 *
 * {@snippet file="Embedding.java" region="route"}
 *
 * <table>
 *   <caption>How a number is decided: the first line that applies wins</caption>
 *   <thead>
 *     <tr><th scope="col">decision</th><th scope="col">when</th></tr>
 *   </thead>
 *   <tbody>
 *     <tr><th scope="row">emergency</th><td>the client declares exactly this number</td></tr>
 *     <tr><th scope="row">service</th><td>a declared code equals the number, or begins it where it takes arguments; the longest
 *       wins</td></tr>
 *     <tr><th scope="row">extension</th><td>the client has exactly this number</td></tr>
 *     <tr><th scope="row">rejected</th><td>the number starts with an asterisk and the client declares service codes</td></tr>
 *     <tr><th scope="row">friend</th><td>by priority, then order of declaration: a pattern matches, or the client it points to has
 *       the extension</td></tr>
 *     <tr><th scope="row">external</th><td>otherwise</td></tr>
 *   </tbody>
 * </table>
 *
 * <p>What a friend's forward rules do with a call is a {@link io.github.pbxrouting.api.CallFlow}:
 *
 * {@snippet file="Embedding.java" region="call"}
 *
 * <p>The words: <a href="doc-files/friend.html">friend</a>, <a
 * href="doc-files/pattern.html">pattern</a>, <a href="doc-files/forward.html">forward rule,
 * outcome, redirect, diversion</a>, <a href="doc-files/snapshot.html">snapshot</a>.
 *
 * <p>Nothing here is null unless it is marked so; models and decisions are immutable, compare by
 * value, and are never serialised by Java. This package depends on nothing but the JDK; {@link
 * io.github.pbxrouting.api.RouterCompiler#load()} finds the implementation.
 */
@NullMarked
package io.github.pbxrouting.api;

import org.jspecify.annotations.NullMarked;
