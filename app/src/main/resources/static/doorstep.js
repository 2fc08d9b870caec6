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

  // Number and code of a matter are sent, and stand in no address: coming back to the page could only send them again,
  // which browsers refuse or ask about. The form that asks for them is what one comes back to; what was sent is forgotten.
  function forgetWhatWasSent() {
    var answer = document.querySelector("[data-asked-at]");
    if (answer) {
      history.replaceState(null, "", answer.dataset.askedAt);
    }
  }

  function begin() {
    forgetWhatWasSent();
    document.querySelectorAll("textarea[data-limit]").forEach(count);
    showMistakes();
  }

  document.addEventListener("input", function (event) {
    if (event.target.matches("textarea[data-limit]")) {
      count(event.target);
    }
  });

  // A file that will not be taken is said before it is sent. The server looks again.
  function sayTooLarge(field) {
    var large = Array.from(field.files).find(function (file) {
      return file.size > Number(field.dataset.most);
    });
    field.setCustomValidity(large ? field.dataset.tooLarge.replace("#", large.name) : "");
    field.reportValidity();
  }

  // A photograph that is too large, or that others could not open, becomes a smaller JPEG if this device can read it.
  function smaller(file, most) {
    if (!/^image\//.test(file.type) || (file.size <= most && !/hei[cf]/.test(file.type))) {
      return file;
    }
    return createImageBitmap(file)
      .then(function (picture) {
        var scale = Math.min(1, 4000 / Math.max(picture.width, picture.height));
        var canvas = document.createElement("canvas");
        canvas.width = Math.round(picture.width * scale);
        canvas.height = Math.round(picture.height * scale);
        canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
        picture.close();
        return new Promise(function (done) {
          canvas.toBlob(done, "image/jpeg", 0.85);
        });
      })
      .then(function (jpeg) {
        var name = file.name.replace(/\.\w+$/, "") + ".jpg";
        return jpeg ? new File([jpeg], name, { type: "image/jpeg" }) : file;
      })
      .catch(function () {
        return file;
      });
  }

  function shrink(field) {
    var chosen = Array.from(field.files);
    field.setCustomValidity(field.dataset.shrinking);
    // One after the other: a photograph of fifty megapixels takes much of a telephone's memory.
    chosen
      .reduce(function (before, file) {
        return before.then(function (files) {
          return Promise.resolve(smaller(file, Number(field.dataset.most))).then(function (one) {
            return files.concat(one);
          });
        });
      }, Promise.resolve([]))
      .then(function (files) {
        var others = Array.from(field.files).some(function (file, at) {
          return file !== chosen[at];
        });
        if (others) {
          return; // chosen anew meanwhile, and looked at by a later call
        }
        var changed = files.some(function (file, at) {
          return file !== chosen[at];
        });
        if (changed) {
          var transfer = new DataTransfer();
          files.forEach(function (file) {
            transfer.items.add(file);
          });
          field.files = transfer.files;
        }
        sayTooLarge(field);
      });
  }

  document.addEventListener("change", function (event) {
    var field = event.target;
    if (field.matches("input[type=file][data-shrinking]")) {
      shrink(field);
    } else if (field.matches("input[type=file][data-most]")) {
      sayTooLarge(field);
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
    if (event.target.closest("[data-again]")) {
      window.location.reload(); // sends a form again, too
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
