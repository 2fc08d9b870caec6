package org.doorstep.bench;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.doorstep.Doorstep;
import org.doorstep.guards.CountyNamed;
import org.doorstep.testing.TestTime;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** A test of the whole program over a made set, in a database of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = Doorstep.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = MadeDatabase.class)
@Import({TestTime.class, CountyNamed.class, AskedStatements.class, Rehearsal.class})
@DisplayNameGeneration(ReplaceUnderscores.class)
@interface MadeTest {}
