extension CertificateReader {
  /// What stands behind `claim matrices`, the variables and the families.
  mutating func matrixEquality(depth: Int) throws(CertificateError) -> Certificate.MatrixEquality {
    let laws = try matrixLaws()
    let numbers = try all("number") { (line) throws(CertificateError) in try line.matrixNumber() }
    var line = try required("left")
    let left = try line.lastMatrixTerm()
    line = try required("right")
    let right = try line.lastMatrixTerm()
    let multiplications = try all("multiply") { (line) throws(CertificateError) in
      let word = try line.word("left or right")
      guard let side = Certificate.Side(rawValue: word) else {
        throw .syntax(
          line: line.line,
          .unexpected(found: String(word.prefix(40)), expected: "left or right"))
      }
      try line.end()
      return side
    }
    return Certificate.MatrixEquality(
      by: laws, numbers: numbers, left, right, multiplications: multiplications,
      parts: try parts(depth: depth))
  }

  /// The laws that are named where these are not the first ones.
  private mutating func matrixLaws() throws(CertificateError) -> Certificate.MatrixLaws {
    guard var line = line("laws") else { return .first }
    let word = try line.word("2")
    guard let laws = Certificate.MatrixLaws(rawValue: word), laws != .first else {
      throw .syntax(line: line.line, .unexpected(found: String(word.prefix(40)), expected: "2"))
    }
    try line.end()
    return laws
  }
}

extension LineReader {
  /// A name for a number that is made of matrices.
  fileprivate mutating func matrixNumber() throws(CertificateError) -> Certificate.MatrixNumber {
    let name = try name()
    let written = try expression("a number made of matrices")
    try end()
    guard case .list(let items) = written, items.count == 2, case .word(let head) = items[0],
      let kind = Certificate.MatrixNumber.Kind(rawValue: head)
    else {
      throw .syntax(
        line: line, .unexpected(found: written.text, expected: "a number such as (det A)"))
    }
    return Certificate.MatrixNumber(name, kind, of: try matrixTerm(of: items[1]))
  }

  /// A formula with matrices, which is the last of the line.
  fileprivate mutating func lastMatrixTerm() throws(CertificateError) -> Certificate.MatrixTerm {
    let term = try matrixTerm(of: try expression("a formula with matrices"))
    try end()
    return term
  }

  /// The formula that an expression writes; it is as deep as brackets may be.
  private func matrixTerm(
    of expression: SExpression
  ) throws(CertificateError) -> Certificate.MatrixTerm {
    let trees = TreeReader(line: line)
    guard case .list(let items) = expression else {
      guard case .word(let word) = expression else {
        throw .syntax(line: line, .unexpected(found: expression.text, expected: "a matrix"))
      }
      return .family(try trees.name(word))
    }
    guard case .word(let head)? = items.first else {
      throw .syntax(line: line, .unexpected(found: expression.text, expected: "a matrix"))
    }
    func checkCount(_ expected: Int) throws(CertificateError) {
      guard items.count == expected + 1 else {
        throw .syntax(
          line: line,
          .arguments(head: head, expected: String(expected), found: items.count - 1))
      }
    }
    switch head {
    case "eye":
      try checkCount(1)
      return .identity(try trees.tree(items[1]))
    case "scaled":
      try checkCount(2)
      return .scaled(try trees.tree(items[1]), try matrixTerm(of: items[2]))
    case "transpose", "inverse":
      try checkCount(1)
      let inner = try matrixTerm(of: items[1])
      return head == "inverse" ? .inverse(inner) : .transpose(inner)
    case "plus", "times":
      var parts: [Certificate.MatrixTerm] = []
      for item in items.dropFirst() { parts.append(try matrixTerm(of: item)) }
      guard !parts.isEmpty else {
        throw .syntax(line: line, .arguments(head: head, expected: "1 or more", found: 0))
      }
      return head == "plus" ? .sum(parts) : .product(parts)
    default: throw .syntax(line: line, .head(String(head.prefix(40))))
    }
  }
}
