package org.doorstep;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ArchitectureTest {

  static final ApplicationModules MODULES =
      ApplicationModules.of(
          Doorstep.class, resideInAnyPackage("org.doorstep.db..", "org.doorstep.jte.."));

  /** What an earlier packing wrote down of the beans lies beside our own classes. */
  private static final ImportOption OURS =
      location -> !location.contains("__") && !location.contains("$$");

  static final JavaClasses CLASSES =
      new ClassFileImporter(java.util.List.of(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS, OURS))
          .importPackages("org.doorstep");

  @Test
  void modules_use_only_each_others_front_doors() {
    MODULES.verify();
  }

  @Test
  void a_module_touches_only_its_own_tables() {
    for (var module : MODULES) {
      var name = module.getIdentifier().toString();
      noClasses()
          .that()
          .resideInAPackage("org.doorstep." + name + "..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.doorstep.db..")
                  .and(not(resideInAPackage("org.doorstep.db." + name + ".."))))
          .because("another module's data is asked of that module")
          .allowEmptyShould(true)
          .check(CLASSES);
    }
  }

  /** Whoever holds the data source could ask outside a transaction, as nobody. */
  @Test
  void only_the_start_and_the_transactions_hold_the_data_source() {
    noClasses()
        .that()
        .resideInAPackage("org.doorstep.*..")
        .and()
        .doNotHaveSimpleName("ScopedTransactions")
        .and()
        .doNotHaveSimpleName("PageReads")
        .and()
        .doNotHaveSimpleName("Wiring")
        .and()
        .doNotHaveFullyQualifiedName("org.doorstep.command.Door") // the database as a whole
        .and()
        .doNotHaveFullyQualifiedName("org.doorstep.timers.Timers") // the scheduler's own table
        .should()
        .dependOnClassesThat(
            type(DataSource.class)
                .or(type(DriverManager.class))
                .or(resideInAPackage("org.springframework.jdbc.core..")))
        .because("a statement outside a transaction has no scope; ask through jOOQ's DSLContext")
        .check(CLASSES);
  }

  @Test
  void the_module_pages_are_written_anew_and_the_same_each_time() throws IOException {
    var written = Path.of("target", "module-pages");
    new Documenter(MODULES, Documenter.Options.defaults().withOutputFolder(written.toString()))
        .writeModulesAsPlantUml()
        .writeModuleCanvases();

    var docs = Path.of("..", "docs", "generated", "modules");
    try (var pages = Files.list(written)) {
      for (var page : pages.toList()) {
        var sorted = ListsInOrder.of(Files.readAllLines(page));
        Files.write(docs.resolve(page.getFileName()), sorted);
        assertThat(ListsInOrder.of(sorted)).as(page.toString()).isEqualTo(sorted);
      }
    }
  }
}
