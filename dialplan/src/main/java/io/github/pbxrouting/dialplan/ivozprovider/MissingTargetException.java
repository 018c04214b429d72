package io.github.pbxrouting.dialplan.ivozprovider;

/** Thrown where an extension or a forward has no target, so that its calls end in IvozProvider. */
final class MissingTargetException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  MissingTargetException(String problem) {
    super(problem);
  }
}
