package org.doorstep.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which roles may use a route. A route without it is closed to everybody; {@link Role#PUBLIC} opens
 * it to people without an account. On a method it takes the place of the class's.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {
  Role[] value();
}
