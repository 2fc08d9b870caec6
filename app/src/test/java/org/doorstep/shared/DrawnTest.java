package org.doorstep.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DrawnTest {

  private static final Unnested<String> WORDS =
      new Unnested<String>("w")
          .with("word", "text", word -> word)
          .with("long", "int", String::length);

  @Test
  void a_value_without_a_name_is_refused_as_it_would_stand_in_the_text_for_good() {
    var db = DSL.using(SQLDialect.POSTGRES);
    var fixed =
        db.deleteFrom(table(name("some"))).where(field(name("id")).eq(val(UUID.randomUUID())));

    assertThatThrownBy(() -> new Drawn(db, fixed)).hasMessageContaining("A value without a name");
  }

  @Test
  void the_text_has_a_place_for_each_parameter_and_leaves_casts_alone() {
    var db = DSL.using(SQLDialect.POSTGRES);
    var named =
        db.deleteFrom(table(name("some")))
            .where(
                field(name("id"), SQLDataType.UUID).eq(param("id", UUID.class)),
                condition("word = {0}::text", param("word", String.class)));

    assertThat(new Drawn(db, named)).asString().endsWith("= cast(? as uuid) and (word = ?::text))");
  }

  @Test
  void nothing_is_a_value_too_but_one_that_was_forgotten_is_refused() {
    var db = DSL.using(SQLDialect.POSTGRES);
    var some = field(name("id"), SQLDataType.INTEGER);
    var drawn =
        new Drawn(db, db.selectOne().from(table(name("some"))).where(some.eq(Drawn.value(some))));
    var nothing = new HashMap<String, @Nullable Object>();
    nothing.put("id", null);

    assertThat(drawn.with(nothing).getBindValues()).containsExactly((Object) null);
    assertThatThrownBy(() -> drawn.with(Map.of()).getSQL()).hasMessageContaining("No value for id");
  }

  @Test
  void any_number_of_things_has_one_value_for_each_column() {
    var values = WORDS.values(List.of("井", "井水"));

    assertThat(values).containsOnlyKeys("word", "long");
    assertThat((String[]) values.get("word")).containsExactly("井", "井水");
    assertThat((String[]) values.get("long")).containsExactly("1", "2");
  }
}
