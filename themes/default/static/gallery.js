// The pictures of a gallery large and one after another, without leaving the page. Where this script does not run, each
// picture is a link to its file. It asks for nothing but those files.
(() => {
  const words = document.currentScript.dataset;
  const links = [...document.querySelectorAll(".gallery a")];
  if (links.length === 0 || !window.HTMLDialogElement) return;

  const make = (tag, className, parent) => {
    const element = document.createElement(tag);
    element.className = className;
    parent.append(element);
    return element;
  };
  const button = (word, act) => {
    const element = make("button", "", bar);
    element.type = "button";
    element.textContent = word;
    element.addEventListener("click", act);
    return element;
  };

  const dialog = make("dialog", "viewer", document.body);
  dialog.setAttribute("aria-label", words.label);
  const figure = make("figure", "", dialog);
  const picture = make("img", "", figure);
  const caption = make("figcaption", "", figure);
  const bar = make("p", "viewer-bar", dialog);
  const place = make("span", "", bar);
  place.setAttribute("role", "status");
  const previous = button(words.previous, () => show(at - 1));
  const next = button(words.next, () => show(at + 1));
  button(words.close, () => dialog.close());
  previous.hidden = next.hidden = links.length === 1;
  let at = 0;

  function show(wanted) {
    at = Math.min(Math.max(wanted, 0), links.length - 1);
    const link = links[at];
    picture.src = link.href;
    picture.alt = link.querySelector("img").alt;
    caption.textContent = link.closest("figure").querySelector("figcaption")?.textContent.trim() ?? "";
    place.textContent = `${words.picture} ${at + 1}/${links.length}`;
    // A button that is switched off while it has the focus would take the keyboard with it.
    previous.setAttribute("aria-disabled", at === 0);
    next.setAttribute("aria-disabled", at === links.length - 1);
  }

  links.forEach((link, index) => link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show(index);
    dialog.showModal();
  }));
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => {
    const wanted = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: links.length - 1 }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    show(wanted);
  });
  dialog.addEventListener("close", () => {
    picture.removeAttribute("src");
    links[at].focus();
  });
})();
