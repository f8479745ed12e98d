// What all pages share: the size of letters, passing an article on, reading it aloud, and copies for days without a network.
// Nothing here is needed to read. It asks for nothing but the worker and the manifest of the site itself.
(() => {
  'use strict';
  const script = document.currentScript;
  const words = script.dataset;
  // Files of the theme lie one folder below the root.
  const root = new URL('../', script.src).href;

  /* The size of letters, before anything is shown. */
  const SIZES = [87.5, 100, 112.5, 125, 150, 175];
  const NORMAL = 100;
  const remembered = 'doithoai-co-chu';
  // A browser may refuse to remember anything.
  const memory = (use) => { try { return use(localStorage); } catch { return null; } };
  let size = Number(memory((storage) => storage.getItem(remembered)));
  if (!SIZES.includes(size)) size = NORMAL;
  const setSize = () => { document.documentElement.style.fontSize = size === NORMAL ? '' : `${size}%`; };
  setSize();

  // The button that passes an article on has its place before it can be used.
  if (navigator.share) document.documentElement.classList.add('can-share');

  const ready = (act) => {
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', act);
    else act();
  };

  /* The tools of an article, or of a task: these can only be passed on. */
  ready(() => {
    if (!document.querySelector('.tools')) return;
    const button = (name) => document.querySelector(`[data-tool=${name}]`);
    const say = (name, more = '') => {
      const status = button(name).closest('.tools').querySelector('.said');
      status.textContent = status.dataset.said + more;
    };
    const use = (name, act) => {
      const found = button(name);
      if (!found) return;
      found.hidden = false;
      found.addEventListener('click', act);
    };

    const change = (wanted) => {
      size = wanted;
      setSize();
      memory((storage) => storage.setItem(remembered, String(size)));
      say('normal', ` ${String(size).replace('.', ',')} %`);
      limits();
    };
    const beside = (step) => SIZES[SIZES.indexOf(size) + step] ?? size;
    // A button that is switched off while it has the focus would take the keyboard with it.
    const limits = () => {
      button('smaller')?.setAttribute('aria-disabled', beside(-1) === size);
      button('larger')?.setAttribute('aria-disabled', beside(1) === size);
    };
    use('smaller', () => change(beside(-1)));
    use('normal', () => change(NORMAL));
    use('larger', () => change(beside(1)));
    limits();
    use('print', () => window.print());

    const canonical = document.querySelector('link[rel=canonical]')?.href;
    const address = canonical ?? (location.protocol === 'file:' ? null : location.href.split('#')[0]);
    if (address && navigator.share) {
      // Who closes the dialog of the system wants nothing more.
      use('share', () => navigator.share({ title: document.querySelector('h1').textContent, url: address }).catch(() => {}));
    }
    if (address && navigator.clipboard) {
      // A browser that refuses still shows the address.
      use('copy', () => navigator.clipboard.writeText(address).then(() => say('copy'), () => {}));
    }
    if (window.speechSynthesis && button('read')) readAloud(button('read'), button('stop'));
  });

  /* Reading aloud, where this machine has a Vietnamese voice of its own: others would send the text elsewhere. */
  function readAloud(play, stop) {
    const speech = window.speechSynthesis;
    const first = play.textContent;
    let parts = [];
    let at = 0;
    let run = 0;
    let isReading = false;

    const voice = () => speech.getVoices().find(({ lang, localService }) => localService && /^vi\b/i.test(lang));
    const offer = () => { play.hidden = !voice(); };
    const show = () => {
      stop.hidden = parts.length === 0;
      play.textContent = isReading ? play.dataset.pause : parts.length > 0 ? play.dataset.resume : first;
    };
    const end = () => {
      run += 1;
      [parts, at, isReading] = [[], 0, false];
      speech.cancel();
      show();
    };
    // Sentence by sentence: browsers stop within long texts, and many cannot go on after a pause.
    const speak = () => {
      const own = (run += 1);
      if (at >= parts.length) { end(); return; }
      const utterance = new SpeechSynthesisUtterance(parts[at]);
      [utterance.voice, utterance.lang] = [voice(), 'vi-VN'];
      utterance.onend = utterance.onerror = () => {
        if (own !== run) return;
        at += 1;
        speak();
      };
      speech.speak(utterance);
    };
    play.addEventListener('click', () => {
      if (parts.length === 0) parts = sentences();
      isReading = !isReading;
      if (isReading) speak();
      else {
        run += 1;
        speech.cancel();
      }
      show();
    });
    stop.addEventListener('click', () => { end(); play.focus(); });
    addEventListener('pagehide', end);
    // Voices come late.
    speech.addEventListener?.('voiceschanged', offer);
    offer();
  }

  /** What is read of an article: its title, its summary and its text, in sentences. */
  function sentences() {
    const article = document.querySelector('.article');
    const blocks = [...article.querySelectorAll('h1, .summary, .text-body :is(h2, h3, h4, h5, h6, p, li, dt, dd, td, th)')];
    return blocks.flatMap((block) => {
      const copy = block.cloneNode(true);
      // What lies deeper is a block of its own; marks, pictures and notes are for the eye.
      copy.querySelectorAll('.anchor, sup, figure, svg, .file, ul, ol, p, li').forEach((inner) => inner.remove());
      const text = copy.textContent.replace(/\s+/g, ' ').trim();
      const whole = text === '' ? [] : text.split(/(?<=[.!?;:…])\s+/);
      return whole.flatMap((sentence) => sentence.match(/.{1,180}(?:\s|$)|.{1,180}/g));
    });
  }

  /* Copies for days without a network. Not from disk, and not where the reader saves data. */
  const workers = location.protocol.startsWith('http') ? navigator.serviceWorker : undefined;
  const isFirst = !workers?.controller;
  if (words.worker && workers && !navigator.connection?.saveData) {
    const link = document.createElement('link');
    [link.rel, link.href] = ['manifest', words.manifest];
    document.head.append(link);
    addEventListener('load', async () => {
      try {
        await workers.register(words.worker, { scope: root, updateViaCache: 'none' });
        if (!isFirst) return;
        const registration = await workers.ready;
        const pictures = [...document.images].map((picture) => picture.currentSrc).filter(Boolean);
        registration.active.postMessage([location.href, ...pictures]);
      } catch {
        // A host or a browser that allows no worker: pages are read as before.
      }
    });
  }

  /* A copy says of which day it is. */
  ready(() => {
    const retry = document.getElementById('thu_lai');
    if (retry) {
      const wanted = new URL(new URLSearchParams(location.search).get('trang') ?? 'ngoai-tuyen/', root);
      // Whoever wrote the address: it leads nowhere but into this site.
      if (wanted.href.startsWith(root)) retry.firstElementChild.href = wanted.href;
      retry.hidden = false;
      return;
    }
    if (isFirst) return;
    workers.addEventListener('message', ({ data }) => {
      if (!data.day || document.querySelector('.saved')) return;
      const format = { timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
      const part = Object.fromEntries(new Intl.DateTimeFormat('vi', format).formatToParts(data.day).map(({ type, value }) => [type, value]));
      const banner = document.createElement('p');
      banner.className = 'saved';
      banner.setAttribute('role', 'status');
      const day = document.createElement('b');
      day.textContent = `${words.saved} ${part.day}/${part.month}/${part.year}, ${part.hour}:${part.minute}.`;
      banner.append(day, ` ${words.savedNote}`);
      document.querySelector('main').prepend(banner);
    });
    workers.startMessages();
    workers.controller?.postMessage('day');
  });
})();
