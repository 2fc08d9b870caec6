package org.doorstep.sorting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.doorstep.matters.CategoryTree;
import org.doorstep.shared.ChineseWords;
import org.doorstep.sorting.CategoryProposer.Sorted;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("Y8")
@DisplayNameGeneration(ReplaceUnderscores.class)
class CategoryProposerTest {

  private final CategoryExamples examples =
      new CategoryExamples(CategoryTree.standard(), ChineseWords.plain());

  @Test
  void a_county_that_has_sorted_nothing_yet_gets_proposals_with_the_words_that_speak_for_them() {
    var proposer = CategoryProposer.learn(examples, List.of());

    var proposals = proposer.propose("寨子里停水三天了，水龙头一滴水都没有", 3);

    assertThat(proposals).hasSize(3);
    assertThat(proposals.getFirst().category().code()).isEqualTo("water.drinking");
    assertThat(proposals.getFirst().category().unitChinese()).isEqualTo("水务局");
    assertThat(proposals.getFirst().because()).contains("停水", "水龙头");
  }

  @Test
  void a_word_only_this_county_uses_is_learnt_from_its_sorted_matters() {
    var text = "今年吃新节的芦笙没人吹";
    var before = CategoryProposer.learn(examples, List.of()).propose(text, 1);
    var sorted = new ArrayList<Sorted>();
    for (var times = 0; times < 30; times++) {
      sorted.add(new Sorted("想买芦笙，吹芦笙的老师傅没有徒弟", "culture.heritage"));
    }

    var after = CategoryProposer.learn(examples, sorted).propose(text, 1);

    assertThat(before.getFirst().category().code()).isNotEqualTo("culture.heritage");
    assertThat(after.getFirst().category().code()).isEqualTo("culture.heritage");
    assertThat(after.getFirst().share()).isGreaterThan(before.getFirst().share());
  }

  @Test
  void a_matter_sorted_into_a_category_that_is_gone_teaches_nothing() {
    var proposer = CategoryProposer.learn(examples, List.of(new Sorted("停水", "gone")));

    assertThat(proposer.propose("停水", 1).getFirst().category().code()).isEqualTo("water.drinking");
  }

  @Test
  void a_text_that_says_nothing_still_gets_proposals_and_no_reasons() {
    var proposals = CategoryProposer.learn(examples, List.of()).propose("……", 3);

    assertThat(proposals)
        .hasSize(3)
        .allSatisfy(proposal -> assertThat(proposal.because()).isEmpty());
  }
}
