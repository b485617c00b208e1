/// The style of what only the page of an audit has.
enum AuditStyle {
  /// The path of a cache stays visible while the table scrolls, but takes less than half of a phone. On a screen of 1280
  /// pixels all thirteen columns are visible: words wrap before the table scrolls.
  static let screen = """
    main, footer { max-width: 100rem; }
    .words { text-align: left; }
    tbody th, tbody td { vertical-align: top; }
    @media screen {
      #table { font-size: .8125rem; }
      #table th, #table td { padding-left: .4375rem; padding-right: .4375rem; }
    }
    thead .words { white-space: normal; }
    tbody .words { white-space: normal; min-width: 4.75rem; max-width: 18rem; }
    tbody .long { overflow-wrap: anywhere; min-width: 9rem; }
    tbody .list { white-space: normal; min-width: 3.5rem; }
    tbody th.words { min-width: 8rem; max-width: 42vw; font-weight: 600; }
    td.error, td.warning, td.info, td.fine { font-weight: 600; }
    td a { color: inherit; }
    th button {
      font: inherit; color: inherit; background: none; border: 0; padding: 0; text-align: inherit; cursor: pointer;
      text-decoration: underline; text-decoration-style: dotted; text-underline-offset: .25em;
    }
    th button:focus-visible, .controls :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
    th[aria-sort="ascending"] button::after { content: " \\2191"; }
    th[aria-sort="descending"] button::after { content: " \\2193"; }
    .controls { display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; align-items: center; margin-bottom: .75rem; }
    .controls[hidden] { display: none; }
    .controls label { font-size: .875rem; color: var(--quiet); }
    .controls input, .controls select {
      font: inherit; color: var(--text); background: var(--page); border: 1px solid var(--quiet);
      border-radius: .25rem; padding: .25rem .5rem; max-width: 14rem;
    }
    .controls p { margin: 0; font-size: .875rem; color: var(--quiet); }
    .paths { padding-left: 1.25rem; overflow-wrap: anywhere; }
    .cache { margin-top: 1.5rem; }
    .cache h3 { margin: 0 0 .25rem; font-size: 1rem; line-height: 1.4; }
    .cache .findings { margin: .5rem 0; }
    .cache:target h3 { outline: 3px solid var(--accent); outline-offset: 3px; }
    @media (min-width: 48rem) { tbody th.words { min-width: 12rem; max-width: 26rem; } }

    """

  /// A table of thirteen columns needs the long side of the paper.
  static let print = """
    @page { size: A4 landscape; }
    @media print {
      .controls { display: none; }
      tbody .words, tbody .long, tbody th.words { min-width: 0; max-width: 45mm; }
      td { white-space: normal; }
      td[data-v] { white-space: nowrap; }
      th button { text-decoration: none; }
      td.error, td.warning, td.info, td.fine { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      .cache h3 { break-after: avoid; }
    }

    """
}
