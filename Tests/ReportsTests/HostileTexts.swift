/// Texts that a name, an id or an answer can be, each made to break something.
enum HostileTexts {
  static let all = [
    "\"", "'", "a\"b'c", "two\nlines", "a\r\nb", "tab\there", "a,b;c", "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"http://x\",\"y\")", "+1", "-2+3", "@SUM(A1:A9)", "\u{FF1D}1+1",
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</textarea></title></style>",
    "]]>", "<!--", "--", "&amp;&lt;&#0;", "javascript:alert(1)", "\u{1B}[31mred\u{1B}[0m",
    "\u{9B}2J", "\u{1B}]0;title\u{7}", "\u{202E}txt.exe", "\u{2066}a\u{2069}", "\u{200F}a\u{200E}",
    "\u{200B}", "\u{FEFF}", "\u{0}", "a\u{0}b", "../../etc/passwd", "..", ".", "/", "/etc/passwd",
    "a/b\\c", "C:\\x", "CON", "nul.txt", "-rf", "--help", "~", "$(id)", "`id`", "%s%n", "${x}",
    "# SKIP all", "1..0 # SKIP", "Bail out!", "\n...\nok 1", "\\", "\\u0000", "NaN", "1e308",
    "-1e308",
    "😀", "e\u{301}", "\"\u{301}", "=\u{301}", "<\u{338}", "ا\u{200C}ب", "عربي", "\u{FFFF}",
    "\u{FFFD}", "\u{2028}", "\u{85}", "null", "true", "", " ", "   x   ", "ada#1",
    String(repeating: "w", count: 1 << 20), String(repeating: "\"", count: 10_000),
    String(repeating: "\u{202E}<", count: 5_000),
  ]
}
