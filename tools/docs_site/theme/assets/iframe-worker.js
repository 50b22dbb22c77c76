// The search of the theme runs in a worker, which browsers refuse to pages that are opened from a disk.
// There, an empty frame with the same script takes its place.
if (location.protocol === "file:") {
  const load = (page, address) =>
    new Promise((done, failed) => {
      const script = page.createElement("script");
      Object.assign(script, { src: address, onload: done, onerror: failed });
      page.body.append(script);
    });

  // As between workers, each side has a copy of its own.
  const copied = (data) => new MessageEvent("message", { data: structuredClone(data) });

  window.IFrameWorker = class extends EventTarget {
    onmessage = null;
    onerror = null;

    constructor(address) {
      super();
      this.element = Object.assign(document.createElement("iframe"), { hidden: true, title: "search" });
      document.body.append(this.element);
      this.inside = this.element.contentWindow;
      this.inside.importScripts = async (...addresses) => {
        for (const one of addresses) await load(this.inside.document, one);
      };
      this.inside.postMessage = (data) => this.tell(copied(data));
      this.ready = load(this.inside.document, address);
      this.ready.catch(() => this.onerror?.(new ErrorEvent("error")));
    }

    tell(event) {
      this.dispatchEvent(event);
      this.onmessage?.(event);
    }

    postMessage(data) {
      this.ready.then(() => this.inside.dispatchEvent(copied(data)));
    }

    terminate() {
      this.element.remove();
    }
  };
  window.Worker = window.IFrameWorker;
}
