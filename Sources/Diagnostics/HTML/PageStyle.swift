/// The style sheet that all pages share. It uses no fonts, pictures or addresses, and neither `<` nor `&`, which XML
/// reserves.
package enum PageStyle {
  /// The shared sheet with the parts of one page.
  ///
  /// - Parameters:
  ///   - screen: the style of what only this page has.
  ///   - print: the same for paper, in a block of its own.
  package static func sheet(adding screen: String, print: String) -> Markup {
    // The rules for paper come last, because they replace those for the screen.
    Markup(stringLiteral: colors + layout + table + screen + paper + print)
  }

  /// The contrast of text is at least 4.5 to 1, that of important lines at least 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11). A
  /// test measures it in a browser.
  private static let colors = lightColors + darkColors

  /// The colours on white, which a picture outside of a page has as well.
  package static let lightColors = """
    :root {
      color-scheme: light dark;
      --page: #fff; --text: #17202b; --quiet: #4a5766; --line: #d3dae3; --panel: #f3f6f9;
      --accent: #0b5cad; --bar: #3f82c9; --whisker: #17202b;
      --fine: #14602f; --fine-ground: #e9f6ed; --info: #0b4f94; --info-ground: #e9f2fb;
      --warning: #754600; --warning-ground: #fff5df; --error: #a31515; --error-ground: #fdeeee;
      --ground: #fbfcfd; --grid: #dde3ea; --outside: #e4e7eb; --tile: #c6def8; --tile-line: #3f78b5;
      --impossible: #f6c9c4; --impossible-line: #a31515; --region: #b23c00; --mark: #17202b;
    }

    """

  private static let darkColors = """
    @media screen and (prefers-color-scheme: dark) {
      :root {
        --page: #12171d; --text: #e7ebf0; --quiet: #a9b5c3; --line: #37424e; --panel: #1b222a;
        --accent: #6cb0f5; --bar: #4d8fd1; --whisker: #fff;
        --fine: #86d9a0; --fine-ground: #12301d; --info: #9dcbfb; --info-ground: #12283e;
        --warning: #fbcf7d; --warning-ground: #33270f; --error: #ffb3ad; --error-ground: #3b1817;
        --ground: #171d24; --grid: #2b343e; --outside: #0b0f13; --tile: #1d3d5e; --tile-line: #6ea3da;
        --impossible: #5c2422; --impossible-line: #ffb3ad; --region: #ff9a5c; --mark: #fff;
      }
    }

    """

  /// One column on phones; a column for labels from 40 rem on.
  private static let layout = """
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      margin: 0; background: var(--page); color: var(--text); overflow-wrap: anywhere;
      font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif;
      font-variant-numeric: tabular-nums;
    }
    main, footer { max-width: 76rem; margin: 0 auto; padding: 0 1rem; }
    main { padding-top: 1.25rem; }
    section { margin-top: 2.25rem; }
    h1 { margin: 0 0 .75rem; font-size: 1.75rem; line-height: 1.2; }
    h2 { margin: 0 0 .75rem; font-size: 1.25rem; line-height: 1.3; }
    p { margin: 0 0 .5rem; }
    code { font: .9em ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
    .kind, .note, .place, footer { color: var(--quiet); font-size: .875rem; }
    .kind { margin: 0; }
    .note { margin-top: .5rem; max-width: 46rem; }
    footer { margin-top: 2.5rem; padding-bottom: 1.5rem; }
    dl, dd, ul, figure { margin: 0; padding: 0; }
    ul { list-style: none; }
    .verdict { padding: .75rem 1rem; border-left: .375rem solid; border-radius: .25rem; }
    .verdict p { color: var(--text); max-width: 46rem; }
    .verdict p:last-child { margin: 0; }
    .fine { color: var(--fine); background: var(--fine-ground); }
    .info { color: var(--info); background: var(--info-ground); }
    .warning { color: var(--warning); background: var(--warning-ground); }
    .error { color: var(--error); background: var(--error-ground); }
    .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .75rem; margin-top: 1rem; }
    .figures div { padding: .625rem .875rem; border: 1px solid var(--line); border-radius: .375rem; background: var(--panel); }
    .figures dt { color: var(--quiet); font-size: .875rem; }
    .figures dd { font-size: 1.375rem; font-weight: 600; line-height: 1.3; }
    .figures .detail { color: var(--quiet); font-size: .875rem; font-weight: 400; line-height: 1.4; overflow-wrap: normal; }
    .facts div { padding: .375rem 0; border-top: 1px solid var(--line); }
    .facts dt { color: var(--quiet); font-size: .875rem; }
    .findings { display: grid; gap: .75rem; }
    .finding { padding: .625rem 1rem; border-left: .375rem solid; border-radius: .25rem; }
    .finding p { margin: 0 0 .25rem; max-width: 46rem; }
    .finding .message, .finding .remedy, .finding code { color: var(--text); }
    .finding .place { color: var(--quiet); margin: 0; }
    .remedy span { font-weight: 600; }
    @media (min-width: 40rem) {
      .facts div { display: grid; grid-template-columns: 11rem 1fr; gap: 1rem; }
      .facts dt { font-size: 1rem; }
    }

    """

  /// The table scrolls by itself on narrow screens, with the level numbers fixed on the left.
  private static let table = """
    .scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: .375rem; }
    .scroll:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    table { border-collapse: collapse; width: 100%; font-size: .875rem; line-height: 1.35; }
    caption { padding: .5rem .75rem; text-align: left; color: var(--quiet); }
    th, td { padding: .3125rem .625rem; text-align: right; white-space: nowrap; overflow-wrap: normal; }
    thead th { vertical-align: bottom; background: var(--panel); }
    tbody tr { border-top: 1px solid var(--line); }
    tfoot tr { border-top: 2px solid var(--quiet); font-weight: 600; }
    th:first-child { position: sticky; left: 0; background: var(--panel); }

    """

  /// On paper nothing can scroll, so tables are set small enough for about eleven columns.
  private static let paper = """
    @page { margin: 14mm 12mm; }
    @media print {
      html { font-size: 9.5pt; }
      main, footer { max-width: none; padding: 0; }
      h1, h2, h3, caption { break-after: avoid; }
      .verdict, .figures div, .facts div, .finding, p, tr, figure, .whole { break-inside: avoid; }
      .verdict, .finding, .figures div, thead th, th:first-child, svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      thead { display: table-header-group; }
      tfoot { display: table-row-group; }
      .scroll { overflow: visible; border: 0; }
      section { margin-top: 1.5rem; }
      table { font-size: 6.75pt; }
      th, td { padding: 1.5pt 1.75pt; }
      thead th { white-space: normal; }
    }

    """
}
