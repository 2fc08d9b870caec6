// A little comfort on top of pages that work without it. Nothing here decides or knows anything.
(function () {
  "use strict";

  // After a form came back with mistakes, people and screen readers start at the list of them.
  function showMistakes() {
    var summary = document.querySelector(".error-summary");
    if (summary) {
      summary.focus();
    }
  }

  // How many characters are left. The server counts again.
  function count(area) {
    var counter = document.getElementById(area.id + "-counter");
    if (!counter) {
      return;
    }
    var left = Number(area.dataset.limit) - Array.from(area.value).length;
    counter.textContent = (left < 0 ? counter.dataset.over : counter.dataset.left).replace(
      "#",
      String(Math.abs(left))
    );
    counter.classList.toggle("over", left < 0);
  }

  function begin() {
    document.querySelectorAll("textarea[data-limit]").forEach(count);
    showMistakes();
  }

  document.addEventListener("input", function (event) {
    if (event.target.matches("textarea[data-limit]")) {
      count(event.target);
    }
  });

  // A file that will not be taken is said before it is sent. The server looks again.
  document.addEventListener("change", function (event) {
    var field = event.target;
    if (field.matches("input[type=file][data-most]")) {
      var large = Array.from(field.files).find(function (file) {
        return file.size > Number(field.dataset.most);
      });
      field.setCustomValidity(large ? field.dataset.tooLarge.replace("#", large.name) : "");
      field.reportValidity();
    }
  });

  // An open menu closes with Escape, or when one goes elsewhere.
  function closeMenus(except) {
    document.querySelectorAll("details[data-menu][open]").forEach(function (menu) {
      if (!menu.contains(except)) {
        menu.open = false;
      }
    });
  }

  document.addEventListener("click", function (event) {
    closeMenus(event.target);
    if (event.target.closest("[data-print]")) {
      window.print();
    }
  });

  document.addEventListener("focusin", function (event) {
    closeMenus(event.target);
  });

  document.addEventListener("keydown", function (event) {
    var menu = event.key === "Escape" && document.querySelector("details[data-menu][open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  // A second tap on a slow line sends nothing twice. A form that answers with a file says data-again.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.method !== "post" || "again" in form.dataset || event.defaultPrevented) {
      return;
    }
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    form.querySelectorAll("button").forEach(function (button) {
      button.setAttribute("aria-disabled", "true");
    });
  });

  // Coming back with the browser's own button, the form can be sent again.
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-sent]").forEach(function (form) {
      delete form.dataset.sent;
      form.querySelectorAll("button").forEach(function (button) {
        button.removeAttribute("aria-disabled");
      });
    });
  });

  document.addEventListener("htmx:afterSettle", begin);
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", begin);
  } else {
    begin();
  }
})();
