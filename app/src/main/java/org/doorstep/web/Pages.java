package org.doorstep.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.doorstep.access.Frames;
import org.doorstep.shared.Flashes;
import org.doorstep.shared.PageReads;
import org.doorstep.shared.Scope;
import org.doorstep.shared.Words;
import org.doorstep.shared.pages.Panel;
import org.doorstep.shared.pages.Panels;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Draws pages with jte. A page gets the words of its reader as {@code t}, the {@code frame}, and
 * what its controller gave: one record named {@code page}, and {@code county} where nobody is
 * signed in.
 */
@Component
class Pages implements ViewResolver, Ordered {

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.doorstep.jte");
  private final MessageSource words;
  private final Frames frames;

  Pages(MessageSource words, Frames frames) {
    this.words = words;
    this.frames = frames;
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public @Nullable View resolveViewName(String name, Locale locale) {
    if (name.startsWith("redirect:")) {
      var view = new RedirectView(name.substring("redirect:".length()));
      view.setExposeModelAttributes(false);
      return view;
    }
    return templates.hasTemplate(name + ".jte") ? new Page(name + ".jte") : null;
  }

  /** Draws the page of an answer that no controller gave. */
  void answer(ModelAndView answer, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (answer.getStatus() != null) {
      response.setStatus(answer.getStatus().value());
    }
    try {
      new Page(answer.getViewName() + ".jte").render(answer.getModel(), request, response);
    } catch (IOException | ServletException | RuntimeException asItWas) {
      throw asItWas;
    } catch (Exception other) {
      throw new ServletException(other);
    }
  }

  private final class Page implements View {

    private final String template;

    Page(String template) {
      this.template = template;
    }

    @Override
    public String getContentType() {
      return "text/html;charset=UTF-8";
    }

    @Override
    public void render(
        @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
        throws Exception {
      var given = model == null ? Map.<String, Object>of() : model;
      var locale = RequestContextUtils.getLocale(request);
      var zone = Scope.find().map(Scope::zone).orElse(Preferences.ZONE);
      var params = new HashMap<String, Object>();
      given.forEach((name, value) -> {
        if (name.equals("page")) {
          params.put(name, value);
        }
      });
      params.put("t", new Words(words, locale, zone));
      var county = given.get("county") instanceof String name ? name : "";
      params.put("frame", frames.of(request, county, response.getStatus() < 500));
      PageReads.end(); // nothing is asked any more
      params.put("panels", (Panels) panel -> output -> draw(panel, params, output));
      Flashes.said(request, response);
      var output = new Utf8ByteOutput();
      templates.render(template, params, output);
      response.setContentType(getContentType());
      response.setHeader("Cache-Control", "no-store");
      response.setHeader("Content-Language", locale.toLanguageTag());
      response.setContentLength(output.getContentLength());
      output.writeTo(response.getOutputStream());
    }

    private void draw(Panel panel, Map<String, Object> params, TemplateOutput output) {
      templates.render(
          panel.template() + ".jte",
          Map.of("t", params.get("t"), "frame", params.get("frame"), "panel", panel.panel()),
          output);
    }
  }
}
