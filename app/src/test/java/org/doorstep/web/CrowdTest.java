package org.doorstep.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.doorstep.testing.ProgramTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.LocaleResolver;

/** Two may work at once in here and one may wait; a fourth is refused. */
@ProgramTest
class CrowdTest {

  private final CountDownLatch end = new CountDownLatch(1);
  private final CountDownLatch twoAtWork = new CountDownLatch(2);
  private final AtomicInteger served = new AtomicInteger();
  private final Routes routes;
  private final MessageSource words;
  private final LocaleResolver languages;
  private final Crowd crowd;

  private final FilterChain work =
      (_, _) -> {
        served.incrementAndGet();
        twoAtWork.countDown();
        await(end);
      };

  CrowdTest(Routes routes, MessageSource words, LocaleResolver languages) {
    this.routes = routes;
    this.words = words;
    this.languages = languages;
    this.crowd = new Crowd(2, 1, Duration.ofMinutes(1), routes, words, languages);
  }

  @AfterEach
  void all_go_home() {
    end.countDown();
  }

  @Test
  void whoever_comes_beyond_those_who_wait_is_told_at_once_when_to_come_again() throws Exception {
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = people.submit(() -> ask(crowd, "/doors", "text/html"));
      var second = people.submit(() -> ask(crowd, "/doors", "text/html"));
      await(twoAtWork);
      var third = people.submit(() -> ask(crowd, "/doors", "text/html"));

      var fourth = refused(third);

      assertThat(fourth.getStatus()).isEqualTo(503);
      assertThat(fourth.getHeader("Retry-After")).isEqualTo("5");
      assertThat(fourth.getContentAsString()).contains("什么也没有保存").contains("5 秒");
      assertThat(served).hasValue(2);
      end.countDown();
      for (var each : java.util.List.of(first, second, third)) {
        assertThat(each.get().getStatus()).isEqualTo(200);
      }
      assertThat(served).hasValue(3);
    }
  }

  /** A fourth one's answer, once the third one waits: until then the fourth one might be it. */
  private MockHttpServletResponse refused(Future<MockHttpServletResponse> third) throws Exception {
    var answer = new MockHttpServletResponse();
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      while (answer.getStatus() != 503) {
        assertThat(third.isDone()).isFalse();
        if (crowd.waiting() == 1) {
          answer = people.submit(() -> ask(crowd, "/doors", "text/html")).get();
        }
        Thread.onSpinWait();
      }
    }
    return answer;
  }

  @Test
  void a_program_reads_a_problem_document() throws Exception {
    var answer = ask(full(), "/api/visits", "application/json");

    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(answer.getContentType()).isEqualTo("application/problem+json");
    assertThat(answer.getContentAsString())
        .contains("\"status\":503")
        .contains("\"code\":\"busy\"")
        .contains("什么也没有保存");
  }

  @Test
  void files_and_the_question_whether_all_is_well_go_past_the_crowd() throws Exception {
    end.countDown();
    for (var path : java.util.List.of("/css/base.css", "/doorstep.js", "/actuator/health")) {
      assertThat(ask(full(), path, "*/*").getStatus()).as(path).isEqualTo(200);
    }
  }

  @Test
  void whoever_waited_too_long_is_refused_too() throws Exception {
    var impatient = new Crowd(0, 9, Duration.ofMillis(1), routes, words, languages);

    assertThat(ask(impatient, "/doors", "text/html").getStatus()).isEqualTo(503);
  }

  @Test
  void whoever_comes_again_goes_behind_those_who_wait() throws Exception {
    var one = new Crowd(1, 2, Duration.ofMinutes(1), routes, words, languages);
    var turns = Collections.synchronizedList(new ArrayList<String>());
    var begun = new CountDownLatch(1);
    FilterChain untilAnotherWaits =
        (_, _) -> {
          turns.add("first");
          begun.countDown();
          while (one.waiting() == 0) {
            Thread.onSpinWait();
          }
        };
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var first =
          people.submit(() -> {
            enter(one, untilAnotherWaits);
            enter(one, (_, _) -> turns.add("first again"));
            return null;
          });
      await(begun);
      enter(one, (_, _) -> turns.add("second"));
      first.get();
    }

    assertThat(turns).containsExactly("first", "second", "first again");
  }

  private static void enter(Crowd crowd, FilterChain work) throws Exception {
    crowd.doFilter(request("/doors", "text/html"), new MockHttpServletResponse(), work);
  }

  @Test
  void a_long_form_takes_no_place_of_the_others_while_it_arrives() throws Exception {
    end.countDown();
    var photographs = request("/visits", "text/html");
    photographs.setContent(new byte[200_000]);
    var answer = new MockHttpServletResponse();

    full().doFilter(photographs, answer, (_, _) -> served.incrementAndGet());

    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(served).hasValue(1);
  }

  @Test
  void what_is_downloaded_takes_no_place_of_the_pages_while_it_is_sent() throws Exception {
    end.countDown();
    assertThat(opened("/ledger/export.csv").getStatus()).isEqualTo(200);
    assertThat(opened("/ledger").getStatus()).isEqualTo(503);
  }

  private MockHttpServletResponse opened(String path) throws Exception {
    var answer = new MockHttpServletResponse();
    full().doFilter(new MockHttpServletRequest("GET", path), answer, work);
    return answer;
  }

  @Test
  void as_many_work_at_once_as_the_processors_can_serve_soon() {
    assertThat(Crowd.forProcessors(1)).isEqualTo(4);
    assertThat(Crowd.forProcessors(2)).isEqualTo(6);
    assertThat(Crowd.forProcessors(64)).isEqualTo(32);
  }

  @Test
  void a_place_is_free_again_when_the_work_failed() throws Exception {
    var one = new Crowd(1, 0, Duration.ZERO, routes, words, languages);
    FilterChain failing =
        (_, _) -> {
          throw new IOException("broken");
        };
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(() ->
                one.doFilter(request("/doors", "*/*"), new MockHttpServletResponse(), failing)))
        .hasMessage("broken");
    end.countDown();

    assertThat(ask(one, "/doors", "text/html").getStatus()).isEqualTo(200);
  }

  private Crowd full() {
    return new Crowd(0, 0, Duration.ZERO, routes, words, languages);
  }

  private MockHttpServletResponse ask(Crowd asked, String path, String accept) throws Exception {
    var answer = new MockHttpServletResponse();
    asked.doFilter(request(path, accept), answer, work);
    return answer;
  }

  private static MockHttpServletRequest request(String path, String accept) {
    var request = new MockHttpServletRequest("POST", path);
    request.addHeader("Accept", accept);
    request.addHeader("Accept-Language", "zh-CN");
    return request;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
