package org.doorstep.shared;

/** A form after checking: either the value it asks for, or what to put right. */
public sealed interface Checked<T> {

  /** The form was right. */
  record Valid<T>(T value) implements Checked<T> {}

  /** The form has to be shown again, with what was typed. */
  record Invalid<T>(FieldErrors errors) implements Checked<T> {}
}
