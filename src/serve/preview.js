// The script of the preview: keeps the open page as its source is, shows mistakes over it, names its source.
(() => {
  'use strict';
  const script = document.currentScript;
  const service = '/_doithoai/';
  const english = script.dataset.language === 'en';
  const say = (vi, en) => (english ? en : vi);
  let shown = Number(script.dataset.doithoai);
  let busy = false;
  let again = false;
  let state = {};
  let folded = false;

  // A page may style every element; what the preview shows lives in a shadow of its own.
  const host = document.createElement('doithoai-xem-truoc');
  const shadow = host.attachShadow({ mode: 'open' });
  // The policy of the page allows no styles within it; a sheet that a script makes is none of them.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial; }
    * { box-sizing: border-box; font: 15px/1.5 system-ui, sans-serif; }
    .bar { position: fixed; inset: auto 0 0 0; z-index: 2147483646; display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: center;
      padding: .3rem .75rem; background: #1f2933; color: #fff; font-size: 13px; }
    .bar a, .bar button { color: #9fd3ff; background: none; border: 0; padding: .2rem 0; font-size: 13px; text-decoration: underline; cursor: pointer; }
    .bar .off { color: #ffd28a; }
    .overlay { position: fixed; inset: 0; z-index: 2147483647; overflow: auto; padding: 1rem; background: rgba(15, 20, 28, .97); color: #f4f6f8; }
    .overlay[hidden] { display: none; }
    .sheet { max-width: 60rem; margin: 0 auto 4rem; }
    h2 { font-size: 20px; font-weight: 700; margin: .5rem 0 1rem; color: #ffb4ab; }
    pre { margin: 0; padding: .75rem; overflow-x: auto; white-space: pre; background: #0b0f14; color: #f4f6f8; border-left: 4px solid #ff8a80; }
    pre, pre * { font: 14px/1.5 ui-monospace, Consolas, Menlo, monospace; }
    .mistake { margin: 0 0 1.25rem; }
    .warning pre { border-color: #ffd28a; }
    .mistake a { display: inline-block; padding: .35rem 0; color: #9fd3ff; }
    .sheet button { padding: .4rem .9rem; border: 1px solid #9fd3ff; border-radius: 4px; background: none; color: #fff; cursor: pointer; }
    :focus-visible { outline: 3px solid #ffd28a; outline-offset: 2px; }
    @media print { .bar, .overlay { display: none; } }
  `);
  shadow.adoptedStyleSheets = [sheet];
  shadow.innerHTML = `<div class="overlay" role="alertdialog" aria-live="assertive" hidden></div><div class="bar" role="status"></div>`;
  const overlay = shadow.querySelector('.overlay');
  const bar = shadow.querySelector('.bar');

  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  function openLink(path, line, text) {
    const link = element('a', { href: '#', textContent: text, className: 'open' });
    link.title = say('Mở tệp này để sửa', 'Open this file for editing');
    link.addEventListener('click', (event) => {
      event.preventDefault();
      const query = `tep=${encodeURIComponent(path)}&dong=${line}`;
      fetch(`${service}sua?${query}`, { method: 'POST', headers: { 'X-Doithoai': '1' } })
        .then((answer) => { if (!answer.ok) link.append(say(' (không mở được; hãy mở bằng tay)', ' (cannot be opened; open it by hand)')); })
        .catch(() => {});
    });
    return link;
  }

  function mistakeElement(mistake, kind) {
    return element('div', { className: `mistake ${kind}` },
      element('pre', { textContent: mistake.text }),
      openLink(mistake.path, mistake.line, say(`Mở ${mistake.path}, dòng ${mistake.line}`, `Open ${mistake.path}, line ${mistake.line}`)));
  }

  function show(list, kind, heading) {
    const close = element('button', { type: 'button', textContent: say('Ẩn để xem trang', 'Hide to see the page') });
    close.addEventListener('click', () => { folded = true; overlay.hidden = true; });
    overlay.replaceChildren(element('div', { className: 'sheet' },
      element('h2', { textContent: heading }), ...list.map((mistake) => mistakeElement(mistake, kind)), close));
    overlay.hidden = false;
  }

  function showErrors() {
    if (state.failure) {
      overlay.replaceChildren(element('div', { className: 'sheet' },
        element('h2', { textContent: say('Chưa dựng được trang', 'The site cannot be built') }),
        element('pre', { textContent: state.failure })));
      overlay.hidden = false;
    } else if (state.errorCount > 0) {
      show(state.errors, 'error', say(`${state.errorCount} lỗi cần sửa; trang tự hiện lại khi sửa xong`, `${state.errorCount} to mend; the page comes back by itself`));
    } else {
      overlay.hidden = true;
    }
  }

  function showBar() {
    const parts = [];
    if (state.source) parts.push(element('span', {}, say('Nguồn: ', 'Source: '), openLink(state.source, 1, state.source)));
    if (state.errorCount > 0) {
      const button = element('button', { type: 'button', textContent: say(`${state.errorCount} lỗi`, `Errors: ${state.errorCount}`) });
      button.addEventListener('click', () => { folded = false; showErrors(); });
      parts.push(button);
    }
    if (state.warnings?.length) {
      const count = state.warnings.length;
      const button = element('button', { type: 'button', textContent: say(`${count} cảnh báo ở bài này`, `Warnings here: ${count}`) });
      button.addEventListener('click', () => show(state.warnings, 'warning', button.textContent));
      parts.push(button);
    } else if (state.warningCount > 0) {
      parts.push(element('span', { textContent: say(`${state.warningCount} cảnh báo trên cả trang tin (doithoai check)`, `Warnings on the site: ${state.warningCount} (doithoai check)`) }));
    }
    bar.replaceChildren(element('span', { textContent: say('Xem thử', 'Preview') }), ...parts);
  }

  async function refreshState() {
    const answer = await fetch(`${service}trang-thai?trang=${encodeURI(location.pathname)}`, { cache: 'no-store' });
    if (!answer.ok) return;
    state = await answer.json();
    showBar();
    if (state.errorCount === 0 && !state.failure) folded = false;
    if (!folded) showErrors();
  }

  // Brings the children of one element to those of another, keeping what is the same: so focus, scroll place and open
  // details stay where they are.
  function morph(from, to) {
    const former = [...from.childNodes].filter((node) => node !== host && node !== script);
    const next = [...to.childNodes].filter((node) => !(node.dataset && node.dataset.doithoai));
    const same = (a, b) => a.isEqualNode(b);
    let start = 0;
    while (start < former.length && start < next.length && same(former[start], next[start])) start += 1;
    let end = 0;
    while (end < former.length - start && end < next.length - start
      && same(former[former.length - 1 - end], next[next.length - 1 - end])) end += 1;
    const old = former.slice(start, former.length - end);
    const fresh = next.slice(start, next.length - end);
    const after = former[former.length - end] ?? (from === document.body ? script : null);
    old.forEach((node, index) => {
      const twin = fresh[index];
      if (twin && node.nodeType === 1 && twin.nodeType === 1 && node.nodeName === twin.nodeName && node.id === twin.id && node.nodeName !== 'SCRIPT') {
        attributes(node, twin);
        morph(node, twin);
      } else if (twin) {
        node.replaceWith(adopted(twin));
      } else {
        node.remove();
      }
    });
    fresh.slice(old.length).forEach((node) => from.insertBefore(adopted(node), after?.parentNode === from ? after : null));
  }

  function attributes(from, to) {
    for (const { name } of [...from.attributes]) if (!to.hasAttribute(name)) from.removeAttribute(name);
    for (const { name, value } of to.attributes) if (from.getAttribute(name) !== value) from.setAttribute(name, value);
  }

  // Scripts of a parsed document do not run; a copy made here does.
  function adopted(node) {
    const copy = document.importNode(node, true);
    if (copy.nodeType === 1) {
      const scripts = copy.nodeName === 'SCRIPT' ? [copy] : [...copy.querySelectorAll('script')];
      for (const inert of scripts) {
        const live = document.createElement('script');
        for (const { name, value } of inert.attributes) live.setAttribute(name, value);
        live.textContent = inert.textContent;
        if (inert === copy) return live;
        inert.replaceWith(live);
      }
    }
    return copy;
  }

  async function refreshPage() {
    await refreshState();
    if (state.failure) return;
    const answer = await fetch(location.href, { cache: 'no-store' });
    // While mistakes stand, a page may be missing for them: what was there stays below the overlay.
    if (!answer.ok && state.errorCount > 0) return;
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const revision = Number(next.querySelector('script[data-doithoai]')?.dataset.doithoai);
    morph(document.head, next.head);
    attributes(document.body, next.body);
    morph(document.body, next.body);
    attributes(document.documentElement, next.documentElement);
    shown = revision || shown;
    document.dispatchEvent(new Event('doithoai:moi'));
  }

  async function follow() {
    if (busy) { again = true; return; }
    busy = true;
    try {
      do { again = false; await refreshPage(); } while (again);
    } catch { /* The preview was stopped; it is tried again when it is back. */ } finally { busy = false; }
  }

  function note(revision) {
    if (revision === 'off') {
      bar.replaceChildren(element('span', { className: 'off', textContent: say('Đã mất kết nối với lệnh doithoai serve', 'The command doithoai serve has stopped') }));
    } else if (revision !== shown) {
      follow();
    } else {
      refreshState().catch(() => {});
    }
  }

  // A browser keeps few connections to one host, so of all open pages one listens and tells the others.
  const channel = new BroadcastChannel('doithoai');
  channel.addEventListener('message', (event) => note(event.data));
  const tell = (revision) => { channel.postMessage(revision); note(revision); };
  const listen = () => new Promise(() => {
    const stream = new EventSource(`${service}su-kien`);
    stream.addEventListener('message', (event) => tell(Number(event.data)));
    stream.addEventListener('error', () => tell('off'));
  });

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !overlay.hidden) { folded = true; overlay.hidden = true; }
  });
  document.body.append(host);
  // The bar must not hide the end of the page.
  document.documentElement.style.scrollPaddingBottom = '3rem';
  refreshState().catch(() => {});
  navigator.locks.request('doithoai', listen);
})();
