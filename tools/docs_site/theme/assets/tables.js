// Cells with sentences get room, tables that scroll can be scrolled from the keyboard, and the list of rules has a field
// that hides the rules without all of its words.

for (const cell of document.querySelectorAll(".md-typeset td")) {
  cell.classList.toggle("is-prose", cell.textContent.trim().length > 60);
}

// The theme puts its boxes around the tables once the page is there.
addEventListener("load", () => {
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) {
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", "table");
  }
});

const rules = location.pathname.endsWith("/rules/index.html") ? document.querySelector(".md-typeset h1") : null;
if (rules) {
  const rows = [...document.querySelectorAll(".md-typeset tbody tr")];
  const label = document.createElement("label");
  label.className = "rule-filter";
  label.append("Show rules with ");
  const field = Object.assign(document.createElement("input"), { type: "search", placeholder: "dateline, safe, NP3 …" });
  const count = document.createElement("output");
  label.append(field, count);
  rules.after(label);
  const show = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of rows) {
      const found = row.textContent.toLowerCase().split(/[^\p{L}\p{N}]+/u);
      row.hidden = !words.every((word) => found.some((one) => one.startsWith(word)));
    }
    for (const table of document.querySelectorAll(".md-typeset table")) {
      const isEmpty = ![...table.tBodies[0].rows].some((row) => !row.hidden);
      const block = table.closest(".md-typeset__scrollwrap") ?? table;
      block.hidden = isEmpty;
      block.previousElementSibling?.matches("h2") && (block.previousElementSibling.hidden = isEmpty);
    }
    count.textContent = `${rows.filter((row) => !row.hidden).length} of ${rows.length}`;
  };
  field.addEventListener("input", show);
  show();
}
