import Diagnostics

/// The script that sorts and filters the table of caches. It contains neither `<` nor `&`, which XML reserves, and reads
/// nothing but the table.
enum AuditScript {
  static let script = PageScript(source: source, digest: "DNCVePcCkf1wSiTuJAj4Mvq/Qa+kIDNBCgt2C8ZXhck=")

  /// A click on a heading sorts by its column, a second click turns the order round. The words of the search must all be
  /// in a line. Numbers are in `data-v`, where the cell shows them for people.
  private static let source = """
    (function () {
      "use strict";
      var table = document.getElementById("table"), body = table.tBodies[0];
      var heads = Array.from(table.tHead.rows[0].cells);
      var search = document.getElementById("search"), work = document.getElementById("work");
      var map = document.getElementById("map"), shown = document.getElementById("shown");
      var lines = Array.from(body.rows).map(function (row, place) {
        return {row: row, place: place, text: row.textContent.toLowerCase(),
          work: row.cells[1].textContent, map: row.cells[2].textContent};
      });
      var collator = new Intl.Collator("en", {numeric: true});
      function filter() {
        var words = search.value.toLowerCase().split(/\\s+/), count = 0;
        lines.forEach(function (line) {
          var misses = words.some(function (word) { return !line.text.includes(word); });
          if (work.value) { misses = misses || line.work !== work.value; }
          if (map.value) { misses = misses || line.map !== map.value; }
          line.row.hidden = misses;
          count += misses ? 0 : 1;
        });
        shown.textContent = (count === lines.length ? "All " + count : count + " of " + lines.length)
          + " shown. Click a heading to sort.";
      }
      function key(line, column) {
        var cell = line.row.cells[column];
        if (!cell) { return null; }
        return cell.hasAttribute("data-v") ? Number(cell.dataset.v) : cell.textContent;
      }
      function compare(a, b) {
        if (a === null || b === null) { return (a === null ? 1 : 0) - (b === null ? 1 : 0); }
        return typeof a === "number" ? a - b : collator.compare(a, b);
      }
      function sort(column) {
        var head = heads[column], isUp = head.getAttribute("aria-sort") !== "ascending";
        var keyed = lines.map(function (line) { return {line: line, key: key(line, column)}; });
        keyed.sort(function (a, b) {
          return (isUp ? 1 : -1) * compare(a.key, b.key) || a.line.place - b.line.place;
        });
        heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
        var sorted = document.createDocumentFragment();
        keyed.forEach(function (item) { sorted.appendChild(item.line.row); });
        body.appendChild(sorted);
      }
      heads.forEach(function (head, column) {
        var button = document.createElement("button");
        button.type = "button";
        button.textContent = head.textContent;
        button.addEventListener("click", function () { sort(column); });
        head.replaceChildren(button);
      });
      [search, work, map].forEach(function (control) { control.addEventListener("input", filter); });
      document.getElementById("controls").addEventListener("submit", function (event) { event.preventDefault(); });
      document.getElementById("controls").hidden = false;
      filter();
    }());

    """
}
