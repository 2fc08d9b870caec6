package org.doorstep.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.doorstep.DatabaseForTests;
import org.doorstep.Doorstep;
import org.doorstep.guards.CountedByDoors;
import org.doorstep.guards.CountyAtWork;
import org.doorstep.guards.CountyNamed;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the whole program on a real database, listening on a real port. All share one program;
 * each test class founds a {@link TestCounty} of its own, so none sees another's rows.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = Doorstep.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "doorstep.password-strength=4")
@ContextConfiguration(initializers = DatabaseForTests.class)
@Import({
  TestTime.class,
  TestCounties.class,
  TestHouseholds.class,
  CountyNamed.class,
  CountyAtWork.class,
  CountedByDoors.class,
  SentStatements.class
})
@DisplayNameGeneration(ReplaceUnderscores.class)
public @interface ProgramTest {}
