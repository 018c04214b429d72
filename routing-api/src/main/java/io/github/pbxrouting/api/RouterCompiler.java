package io.github.pbxrouting.api;

/** Compiles a brand into a router. */
public interface RouterCompiler {}
