extension Command {
  /// The help text: usage, summary, positionals and options, wrapped to a width.
  ///
  /// The same declarations and width give the same text. Widths below 40 count as 40.
  public func help(width: Int = 80) -> String {
    let width = max(width, 40)
    var sections = [usage(width: width), wrap(summary, width: width, indent: 0)]
    if !positionals.isEmpty {
      sections.append(table("Arguments:", positionals.map { ($0.label, $0.help) }, width: width))
    }
    if !options.isEmpty {
      sections.append(table("Options:", options.map { ($0.label, $0.help) }, width: width))
    }
    return sections.joined(separator: "\n\n") + "\n"
  }

  /// The line that shows how to call the command.
  public func usage(width: Int = 80) -> String {
    var words = ["Usage:", name]
    if !options.isEmpty { words.append("[options]") }
    words += positionals.map(\.usage)
    return wrap(words.joined(separator: " "), width: width, indent: 7)
  }

  private func table(_ title: String, _ rows: [(String, String)], width: Int) -> String {
    // A label that would push the help text to the right of the middle stands on its own line.
    let widest = rows.map { displayWidth(of: $0.0) }.filter { $0 + 4 <= width / 2 }.max() ?? 0
    let column = max(widest + 4, 8)
    var lines = [title]
    for (label, help) in rows {
      let text = wrap(help, width: width - column, indent: 0).split(separator: "\n")
      let fits = displayWidth(of: label) + 4 <= column
      if !fits { lines.append("  " + label) }
      for (index, line) in text.enumerated() {
        let start = index == 0 && fits ? "  " + label : ""
        lines.append(padded(start, to: column) + line)
      }
      if text.isEmpty, fits { lines.append("  " + label) }
    }
    return lines.joined(separator: "\n")
  }
}

extension Command.Option {
  fileprivate var label: String {
    let short = letter.map { "-\($0), " } ?? "    "
    return short + "--" + name + (value.map { " " + $0 } ?? "")
  }
}

extension Command.Positional {
  fileprivate var label: String {
    switch count {
    case .one, .optional: name
    case .oneOrMore, .any: name + "..."
    }
  }

  fileprivate var usage: String {
    switch count {
    case .one, .oneOrMore: label
    case .optional, .any: "[" + label + "]"
    }
  }
}

/// The words of a text in lines of at most a width, all but the first one indented.
///
/// A word that is wider than a line has a line of its own.
func wrap(_ text: String, width: Int, indent: Int) -> String {
  var lines: [String] = []
  var line = ""
  for word in text.split(whereSeparator: \.isWhitespace) {
    if line.isEmpty {
      line = String(word)
    } else if displayWidth(of: line) + 1 + displayWidth(of: String(word)) <= width {
      line += " " + word
    } else {
      lines.append(line)
      line = String(repeating: " ", count: indent) + word
    }
  }
  return (lines + [line]).joined(separator: "\n")
}
