package org.doorstep.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What is printed on a slip, so that a resident can type it. */
class PublicAddressTest {

  private static final String VILLAGE = "522633100201";

  @AfterEach
  void nobody_asks_any_more() {
    RequestContextHolder.resetRequestAttributes();
  }

  @Test
  void it_is_the_one_at_which_the_official_works() {
    var request = new MockHttpServletRequest("POST", "/matters/new");
    request.setServerName("doors.example");
    request.setServerPort(8080);
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));

    assertThat(new PublicAddress("").of(VILLAGE, "/follow"))
        .isEqualTo("http://doors.example:8080/c/522633/follow");
  }

  @Test
  void it_is_the_one_that_was_set_where_residents_have_another() {
    assertThat(new PublicAddress(" https://doorstep.example/ ").of(VILLAGE, "/rate"))
        .isEqualTo("https://doorstep.example/c/522633/rate");
  }
}
