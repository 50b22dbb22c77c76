// The search of the theme runs in a worker, which browsers refuse to pages that are opened from a disk.
// There, an empty frame with the same script takes its place.
if (location.protocol === "file:") {
  window.IFrameWorker = class extends EventTarget {
    constructor(address) {
      super();
      const frame = document.createElement("iframe");
      frame.hidden = true;
      frame.title = "search";
      document.body.append(frame);
      this.frame = frame.contentWindow;
      this.frame.importScripts = (...addresses) =>
        addresses.reduce((before, one) => before.then(() => load(this.frame.document, one)), Promise.resolve());
      this.frame.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      this.ready = load(this.frame.document, address);
    }

    postMessage(data) {
      this.ready.then(() => this.frame.dispatchEvent(new MessageEvent("message", { data })));
    }

    terminate() {
      this.frame.frameElement.remove();
    }
  };
  window.Worker = window.IFrameWorker;
}

function load(page, address) {
  return new Promise((done, failed) => {
    const script = page.createElement("script");
    script.src = address;
    script.onload = done;
    script.onerror = failed;
    page.body.append(script);
  });
}
