package org.doorstep.guards;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A jte template, taken apart: what stands in its tags and text, and what is code. */
record Template(String code, String shown) {

  private static final Pattern COMMENT = Pattern.compile("<%--.*?--%>|<!--.*?-->", Pattern.DOTALL);
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern SPOKEN_ATTRIBUTE =
      Pattern.compile("\\b(?:title|alt|placeholder|aria-label|aria-description)=\"([^\"]*)\"");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern SENTENCE =
      Pattern.compile("\\p{IsHan}|\\p{IsTibetan}|\\p{L}{2,}[\\s,;:]+\\p{L}{2,}|\\p{L}{3,}");

  static Template of(String source) {
    var text = COMMENT.matcher(source).replaceAll(" ");
    var code = new StringBuilder();
    var shown = new StringBuilder();
    var at = 0;
    while (at < text.length()) {
      var start = codeStart(text, at);
      if (start < 0) {
        shown.append(text, at, text.length());
        break;
      }
      shown.append(text, at, start).append(' ');
      at = codeEnd(text, start, code, shown);
    }
    return new Template(code.toString(), shown.toString());
  }

  /** Texts a reader would see that do not come out of a bundle. */
  List<String> sentences() {
    var found = new ArrayList<String>();
    SPOKEN_ATTRIBUTE.matcher(shown).results().map(each -> each.group(1)).forEach(found::add);
    found.addAll(List.of(TAG.matcher(shown).replaceAll("\n").split("\n", -1)));
    return found.stream()
        .map(text -> text.replaceAll("&[a-z#0-9]+;", " ").strip())
        .filter(text -> SENTENCE.matcher(text).find())
        .toList();
  }

  /** The texts in quotation marks within code. */
  List<String> literals() {
    return LITERAL.matcher(code).results().map(each -> each.group(1)).toList();
  }

  private static int codeStart(String text, int from) {
    for (var at = from; at < text.length(); at++) {
      var here = text.charAt(at);
      var expression = text.startsWith("${", at) || text.startsWith("!{", at);
      var directive =
          here == '@' && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
      if (expression || directive || text.startsWith("$unsafe{", at)) {
        return at;
      }
    }
    return -1;
  }

  /** Reads one piece of code; content blocks within it (between back ticks) are shown again. */
  private static int codeEnd(String text, int start, StringBuilder code, StringBuilder shown) {
    if (text.startsWith("@import", start) || text.startsWith("@param", start)) {
      var end = text.indexOf('\n', start);
      var line = text.substring(start, end < 0 ? text.length() : end);
      code.append(line).append('\n');
      return end < 0 ? text.length() : end;
    }
    var at = start + 1;
    while (at < text.length() && (Character.isLetter(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    if (at >= text.length() || (text.charAt(at) != '{' && text.charAt(at) != '(')) {
      return at; // @else, @endif
    }
    var depth = 0;
    while (at < text.length()) {
      var here = text.charAt(at);
      if (here == '"') {
        var end = at + 1;
        while (end < text.length() && text.charAt(end) != '"') {
          end += text.charAt(end) == '\\' ? 2 : 1;
        }
        code.append(text, at, Math.min(end + 1, text.length())).append(' ');
        at = end + 1;
        continue;
      }
      if (here == '@' && text.startsWith("@`", at)) {
        var end = blockEnd(text, at + 2);
        var inner = of(text.substring(at + 2, end));
        code.append(inner.code());
        shown.append(inner.shown()).append(' ');
        at = end + 1;
        continue;
      }
      if (here == '{' || here == '(') {
        depth++;
      } else if (here == '}' || here == ')') {
        depth--;
      }
      code.append(here);
      at++;
      if (depth == 0) {
        return at;
      }
    }
    return at;
  }

  private static int blockEnd(String text, int from) {
    var depth = 0;
    for (var at = from; at < text.length(); at++) {
      if (text.startsWith("@`", at)) {
        depth++;
        at++;
      } else if (text.charAt(at) == '`') {
        if (depth == 0) {
          return at;
        }
        depth--;
      }
    }
    return text.length();
  }
}
