/// How pages look: light or dark as the reader has it, on paper black on white.
enum PageStyle {
  /// The rules; without quotes and angle brackets, which would have to be escaped.
  static let rules = """

    :root { color-scheme: light dark; --text: #1b1b1f; --back: #fdfdfc; --quiet: #55565c;
      --line: #c9cacf; --panel: #f3f3f1; --right: #14632f; --wrong: #9f1d1d; --partly: #7a4d00;
      --open: #1f4f9c; --bar: #3d6db5; --light: #a9c3e8; }
    @media (prefers-color-scheme: dark) { :root { --text: #e8e8ea; --back: #17181b; --quiet: #a9abb3;
      --line: #45474e; --panel: #212327; --right: #7ed597; --wrong: #ff9d94; --partly: #f0bd6c;
      --open: #9dc1ff; --bar: #7ba6e6; --light: #34507c; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--back); color: var(--text);
      font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
    main { max-width: 52rem; margin: 0 auto; padding: 1rem; }
    h1 { font-size: 1.6rem; line-height: 1.2; } h2 { font-size: 1.3rem; margin-top: 2.2rem;
      border-bottom: 1px solid var(--line); } h3 { font-size: 1.05rem; margin: 0 0 .3rem; }
    math { font-family: 'Latin Modern Math', 'STIX Two Math', 'DejaVu Math TeX Gyre', math;
      font-size: 1.1em; }
    p, dd, li { overflow-x: auto; }
    code { font-family: ui-monospace, monospace; background: var(--panel); padding: 0 .25em;
      white-space: pre-wrap; }
    .part { background: var(--panel); border: 1px solid var(--line); border-radius: .4rem;
      padding: .8rem 1rem; margin: .8rem 0; }
    .part p { margin: .3rem 0; } .points { float: right; margin-left: 1rem; color: var(--quiet); }
    .exercise .points { font-size: 1rem; font-weight: normal; }
    .choices { margin: .3rem 0 .6rem; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem .8rem; margin: .4rem 0; }
    dt { color: var(--quiet); } dd { margin: 0; min-width: 0; }
    .verdict { font-weight: 600; } .verdict.right { color: var(--right); }
    .verdict.wrong { color: var(--wrong); } .verdict.partly { color: var(--partly); }
    .verdict.open { color: var(--open); } .verdict.none, .quiet { color: var(--quiet); }
    .wide { overflow-x: auto; } table { border-collapse: collapse; margin: .6rem 0; }
    caption { text-align: left; color: var(--quiet); padding-bottom: .2rem; }
    th, td { text-align: left; vertical-align: top; padding: .2rem .8rem .2rem 0;
      overflow-wrap: break-word; border-bottom: 1px solid var(--line); }
    thead th { border-bottom-width: 2px; }
    tbody th { font-weight: normal; overflow-wrap: anywhere; }
    svg { max-width: 100%; height: auto; display: block; } svg text { fill: var(--text);
      font: 12px system-ui, sans-serif; }
    .bar { fill: var(--bar); } .light { fill: var(--light); } .axis { stroke: var(--line); }
    .frame { fill: none; stroke: var(--line); }
    a { color: var(--open); } summary { cursor: pointer; color: var(--quiet); }
    @media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .4rem; }
      .points { float: none; display: block; margin: 0; } }
    @media print { :root { color-scheme: light; --text: #000; --back: #fff; --quiet: #333;
      --line: #999; --panel: #fff; --right: #000; --wrong: #000; --partly: #000; --open: #000;
      --bar: #555; --light: #bbb; } body { font-size: 10pt; } main { max-width: none; padding: 0; }
      .part { break-inside: avoid; } h2, h3 { break-after: avoid; }
      details > * { display: revert; } summary { list-style: none; }
      details::details-content { display: block; content-visibility: visible; block-size: auto; }
      .wide, p, dd, li { overflow: visible; } }

    """
}
