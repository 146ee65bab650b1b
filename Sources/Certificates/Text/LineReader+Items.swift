import Exact

extension LineReader {
  private var trees: TreeReader { TreeReader(line: line) }

  /// A name.
  mutating func name() throws(CertificateError) -> String {
    try trees.name(try word("a name"))
  }

  /// The names with which the line ends.
  mutating func names() throws(CertificateError) -> [String] {
    var names = [try name()]
    while !isAtEnd { names.append(try name()) }
    return names
  }

  /// The rest of the line, as a domain.
  mutating func domain() throws(CertificateError) -> Certificate.Domain {
    let text = rest()
    guard let domain = Certificate.Domain(text) else {
      throw .syntax(line: line, .domain(String(text.prefix(40))))
    }
    return domain
  }

  /// A tree.
  mutating func tree() throws(CertificateError) -> Certificate.Tree {
    try trees.tree(try expression("a formula"))
  }

  /// A whole number.
  private mutating func count() throws(CertificateError) -> Int {
    let word = try word("a whole number")
    guard let count = Int(word) else {
      throw .syntax(
        line: line, .unexpected(found: String(word.prefix(40)), expected: "a whole number"))
    }
    return count
  }

  /// A tree with which the line ends.
  mutating func lastTree() throws(CertificateError) -> Certificate.Tree {
    let tree = try tree()
    try end()
    return tree
  }

  /// An atom: its name, its definition, and what it equals where that is said.
  mutating func atom() throws(CertificateError) -> Certificate.Atom {
    let name = try name()
    let definition = try tree()
    let value = skips("=") ? try tree() : nil
    try end()
    return Certificate.Atom(name, definition, value: value)
  }

  /// What equality comes down to; the point of `derivatives` and the trees of `cells` stand in lines of their own.
  mutating func reduction() throws(CertificateError) -> Certificate.Reduction {
    let word = try word("a reduction")
    let reduction: Certificate.Reduction
    switch word {
    case "cases": reduction = .cases(try name())
    case "pieces":
      let name = try name()
      var domains: [Certificate.Domain] = []
      for piece in rest().split(separator: ";", omittingEmptySubsequences: false) {
        let text = String(piece.trimmed)
        guard let domain = Certificate.Domain(text) else {
          throw .syntax(line: line, .domain(String(text.prefix(40))))
        }
        domains.append(domain)
      }
      reduction = .pieces(name, domains)
    case "residues": reduction = .residues(try name(), of: try count())
    case "extrema": reduction = .extrema
    case "corners": reduction = .corners(try name())
    case "cells": reduction = .cells([])
    case "root": reduction = .root(of: try tree(), try tree())
    case "radicand": reduction = .radicand(try tree())
    case "wholes": reduction = .wholes
    case "within": reduction = .within(try name(), try domain())
    case "replacement": reduction = .replacement(try tree(), for: try tree())
    case "splitting": reduction = .splitting(try tree(), try tree())
    case "naming": reduction = .naming(try name(), try tree(), try domain())
    case "shifting", "turning":
      reduction = .reindexing(
        try tree(), over: try name(), from: try tree(), to: try tree(), isTurned: word == "turning")
    case "exchange": reduction = .exchange(try tree(), try tree())
    case "binomials": reduction = .binomials(try tree())
    case "image": reduction = .image(try name(), try tree(), try domain())
    case "exponents": reduction = .exponents
    case "substitution": reduction = .substitution(try name(), try tree())
    case "order": reduction = .order(try name(), try name())
    case "shares": reduction = .shares(try names())
    case "derivatives": reduction = .derivatives(at: [])
    case "induction":
      let name = try name()
      let kind = try self.word("difference or ratio")
      guard let change = Certificate.Reduction.Change(rawValue: kind) else {
        throw .syntax(
          line: line, .unexpected(found: String(kind.prefix(40)), expected: "difference or ratio"))
      }
      reduction = .induction(name, by: change)
    default:
      throw .syntax(
        line: line, .unexpected(found: String(word.prefix(40)), expected: "a reduction"))
    }
    try end()
    return reduction
  }

  /// A family: its name, its sizes joined by a comma, its domain.
  mutating func family() throws(CertificateError) -> Certificate.Family {
    let name = try name()
    let text = try word("a size")
    let pieces = text.split(separator: ",", omittingEmptySubsequences: false)
    guard pieces.count <= 2 else {
      throw .syntax(
        line: line, .unexpected(found: String(text.prefix(40)), expected: "one or two sizes"))
    }
    let sizes = try pieces.map { (piece) throws(CertificateError) in
      try trees.tree(.word(String(piece)))
    }
    return Certificate.Family(name, sizes: sizes, try domain())
  }

  /// A step: side, place, rule, result, the pairs of the rule, side conditions.
  mutating func step() throws(CertificateError) -> Certificate.Step {
    let sideWord = try word("left or right")
    guard let side = Certificate.Side(rawValue: sideWord) else {
      throw .syntax(line: line, .unexpected(found: sideWord, expected: "left or right"))
    }
    let place = try place()
    let ruleWord = try word("a rule")
    guard let rule = Certificate.Rule(rawValue: ruleWord) else {
      throw .syntax(line: line, .unknownRule(String(ruleWord.prefix(40))))
    }
    let result = try tree()
    var pairs: [Certificate.Pair] = []
    if let word = rule.pairWord, skips(word) {
      while opensList { pairs.append(try pair()) }
    }
    var conditions: [Certificate.Condition] = []
    if skips("where") {
      repeat { conditions.append(try condition()) } while opensList
    }
    for word in ["factors", "terms", "angles", "multiples", "divisors"] where skips(word) {
      throw .syntax(line: line, .notForRule(word: word, rule: rule.rawValue))
    }
    try end()
    return Certificate.Step(side, place, rule, result, pairs: pairs, where: conditions)
  }

  private mutating func place() throws(CertificateError) -> Certificate.Place {
    let text = try word("a place")
    if text == "." { return Certificate.Place([]) }
    let pieces = text.split(separator: ".", omittingEmptySubsequences: false)
    var path: [Int] = []
    for piece in pieces {
      // One spelling a place: no sign, no leading zero.
      guard let number = Int(piece), number >= 0, String(number) == piece else {
        throw .syntax(line: line, .place(String(text.prefix(40))))
      }
      path.append(number)
    }
    return Certificate.Place(path)
  }

  private mutating func pair() throws(CertificateError) -> Certificate.Pair {
    let expression = try expression("a pair")
    guard case .list(let items) = expression, items.count == 2 else {
      throw .syntax(line: line, .unexpected(found: expression.text, expected: "a pair (a b)"))
    }
    return Certificate.Pair(try trees.tree(items[0]), try trees.tree(items[1]))
  }

  private mutating func condition() throws(CertificateError) -> Certificate.Condition {
    let expression = try expression("a condition")
    guard case .list(let items) = expression, items.count == 3, case .word(let sign) = items[0],
      let relation = Certificate.Condition.Relation(rawValue: sign), case .word("0") = items[2]
    else {
      throw .syntax(
        line: line, .unexpected(found: expression.text, expected: "a condition (> a 0)"))
    }
    return Certificate.Condition(relation, try trees.tree(items[1]))
  }

  /// The rest of the line as numbers: one number, or lists in square brackets.
  mutating func rows() throws(CertificateError) -> [[Rational]] {
    let text = rest()
    guard text.hasPrefix("[") else { return [[try trees.number(text)]] }
    var rows: [[Rational]] = []
    var left = Substring(text)
    while !left.isEmpty {
      guard left.first == "[", let close = left.firstIndex(of: "]") else {
        throw .syntax(
          line: line, .unexpected(found: String(left.prefix(40)), expected: "a list [1, 2]"))
      }
      let inside = left[left.index(after: left.startIndex)..<close].trimmed
      let pieces =
        inside.isEmpty ? [] : inside.split(separator: ",", omittingEmptySubsequences: false)
      rows.append(
        try pieces.map { (piece) throws(CertificateError) in
          try trees.number(String(piece.trimmed))
        })
      left = left[left.index(after: close)...].trimmed
    }
    return rows
  }
}
