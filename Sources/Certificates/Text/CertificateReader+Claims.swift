import Exact

extension CertificateReader {
  /// What stands behind `claim same` and the variables.
  mutating func agreement(depth: Int) throws(CertificateError) -> Certificate.Agreement {
    var line = try required("left")
    let left = try line.lastStatement()
    line = try required("right")
    let right = try line.lastStatement()
    line = try required("by")
    let reasons = "line, cases, signs, elimination, inverse or image"
    let word = try line.word(reasons)
    let reason: Certificate.Agreement.Reason
    switch word {
    case "line":
      let name = try line.name()
      try line.end()
      reason = .line(name, cuts: try trees("cut"))
    case "cases":
      let name = try line.name()
      try line.end()
      reason = .cases(name, try parts(depth: depth))
    case "elimination":
      let name = try line.name()
      let tree = try line.lastTree()
      reason = .elimination(name, tree, try parts(depth: depth))
    case "inverse":
      try line.end()
      reason = .inverse(try parts(depth: depth))
    case "image":
      let name = try line.name()
      let function = try line.tree()
      reason = .image(name, function, try line.domain(), try parts(depth: depth))
    case "signs":
      try line.end()
      reason = .signs(try trees("sign"))
    default:
      throw .syntax(
        line: line.line,
        .unexpected(found: String(word.prefix(40)), expected: reasons))
    }
    return Certificate.Agreement(left, right, reason)
  }

  /// What stands behind `claim increasing`, the variables and both formulas.
  mutating func ascent(depth: Int) throws(CertificateError) -> Certificate.Ascent {
    var line = try required("by")
    let word = try line.word("rising or falling")
    guard word == "rising" || word == "falling" else {
      throw .syntax(
        line: line.line,
        .unexpected(found: String(word.prefix(40)), expected: "rising or falling"))
    }
    let name = try line.name()
    let domain = try line.domain()
    line = try required("quantity")
    let quantity = try line.lastTree()
    line = try required("first")
    let left = try line.lastTree()
    line = try required("second")
    let right = try line.lastTree()
    return Certificate.Ascent(
      name, in: domain, isFalling: word == "falling", quantity: quantity, left: left, right: right,
      cuts: try trees("cut"), parts: try parts(depth: depth))
  }

  /// The trees of all lines that begin with a word.
  mutating func trees(_ word: String) throws(CertificateError) -> [Certificate.Tree] {
    try all(word) { (line) throws(CertificateError) in try line.lastTree() }
  }

  /// The parts that stand next.
  mutating func parts(depth: Int) throws(CertificateError) -> [Certificate] {
    var parts: [Certificate] = []
    while let part = self.line("part") {
      try part.end()
      parts.append(try body(depth: depth + 1))
    }
    return parts
  }
}

extension LineReader {
  /// A statement, which is the last of the line.
  fileprivate mutating func lastStatement() throws(CertificateError) -> Certificate.Statement {
    let statement = try statement(of: try expression("a statement"))
    try end()
    return statement
  }

  /// The statement that an expression writes; it is as deep as brackets may be.
  private func statement(
    of expression: SExpression
  ) throws(CertificateError) -> Certificate.Statement {
    guard case .list(let items) = expression, case .word(let head)? = items.first else {
      throw .syntax(
        line: line, .unexpected(found: expression.text, expected: "a statement such as (< x 1)"))
    }
    if head == "and" || head == "or" {
      var parts: [Certificate.Statement] = []
      for item in items.dropFirst() { parts.append(try statement(of: item)) }
      return head == "and" ? .all(parts) : .any(parts)
    }
    guard let relation = Certificate.Statement.Relation(rawValue: head) else {
      throw .syntax(line: line, .head(String(head.prefix(40))))
    }
    guard items.count == 3 else {
      throw .syntax(
        line: line, .arguments(head: head, expected: "2", found: items.count - 1))
    }
    let trees = TreeReader(line: line)
    return .comparison(relation, try trees.tree(items[1]), try trees.tree(items[2]))
  }
}
