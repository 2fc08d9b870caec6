package org.doorstep.matters;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.doorstep.shared.Allowed;
import org.doorstep.shared.Role;

/** Open to everybody at work who has to do with matters; not to administrators. */
@Allowed({
  Role.OFFICIAL,
  Role.GROUP_LEADER,
  Role.TOWNSHIP_OFFICE,
  Role.DEPARTMENT,
  Role.COUNTY_OFFICE
})
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface AtWork {}
