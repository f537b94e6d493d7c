// Returns the page as HTML in which everything stands where its reader sees it:
// what is in shadow roots, and in frames of the same origin, in its place, and
// without what is only for browsers without scripts. It says that it is in
// UTF-8, as it will be. Returns "" if it is longer than limit. The page itself is
// left as it is.
(limit) => {
  const empty = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
  const dropped = new Set('noscript template noframes'.split(' '));
  const escapes = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\u00A0': '&nbsp;'};
  const escaped = s => s.replace(/[&<>"\u00A0]/g, c => escapes[c]);

  // framed returns the body of the document in a frame, if it may be seen.
  const framed = e => {
    try {
      return e.contentDocument && e.contentDocument.body;
    } catch {
      return null;
    }
  };

  // below returns what is shown inside an element.
  const below = e => {
    if (e.shadowRoot) return e.shadowRoot.childNodes;
    if (e.localName === 'slot') {
      const given = e.assignedNodes();
      if (given.length) return given;
    }
    return e.childNodes;
  };

  const out = [];
  let length = 0;
  const write = s => {
    out.push(s);
    length += s.length;
  };

  // A stack, because pages are nested deeper than calls can be.
  const todo = [document.documentElement];
  const open = (name, attributes, nodes) => {
    write('<' + name);
    for (const a of attributes) write(` ${a.name}="${escaped(a.value)}"`);
    write('>');
    if (empty.has(name)) return;
    todo.push('</' + name + '>');
    for (let i = nodes.length - 1; i >= 0; i--) todo.push(nodes[i]);
  };

  const saysCharset = e => e.localName === 'meta' && (e.hasAttribute('charset') || /^\s*content-type\s*$/i.test(e.httpEquiv));

  const element = e => {
    const name = e.localName;
    const body = name === 'iframe' || name === 'frame' ? framed(e) : null;
    if (saysCharset(e)) {
      return;
    } else if (body) {
      open('div', [], body.childNodes);
    } else if (name === 'script' || name === 'style') {
      open(name, e.attributes, [e.textContent.replace(/<\/(?=script|style)/gi, '<\\/')]);
    } else if (!dropped.has(name)) {
      open(name, e.attributes, below(e));
      if (e === document.head) write('<meta charset="utf-8">');
    }
  };

  if (document.doctype) write('<!DOCTYPE html>');
  while (todo.length && length <= limit) {
    const n = todo.pop();
    if (typeof n === 'string') write(n);
    else if (n.nodeType === Node.TEXT_NODE) write(escaped(n.data));
    else if (n.nodeType === Node.ELEMENT_NODE) element(n);
  }
  return length <= limit ? out.join('') : '';
}
