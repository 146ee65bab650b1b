import Exact

/// Makes trees of what a line holds.
struct TreeReader {
  /// The number of the line, for errors.
  let line: Int

  /// The tree that an expression writes.
  func tree(_ expression: SExpression) throws(CertificateError) -> Certificate.Tree {
    switch expression {
    case .word(let word): return try leaf(word)
    case .list(let items):
      guard case .word(let head)? = items.first else {
        throw .syntax(line: line, .unexpected(found: expression.text, expected: "a formula"))
      }
      return try node(head, Array(items.dropFirst()))
    }
  }

  private func leaf(_ word: String) throws(CertificateError) -> Certificate.Tree {
    if word == "pi" { return .pi }
    if let first = word.utf8.first, (48...57).contains(first) || first == 45 || first == 46 {
      return .number(try number(word))
    }
    return .name(try name(word))
  }

  /// The number that a word writes.
  func number(_ word: String) throws(CertificateError) -> Rational {
    guard word.utf8.count <= Certificate.Limits.digits else {
      throw .tooLarge(.digits, limit: Certificate.Limits.digits)
    }
    guard let value = Rational(certified: word) else {
      throw .syntax(line: line, .number(String(word.prefix(40))))
    }
    return value
  }

  /// A name: a letter or an underscore, then these, digits, and marks.
  ///
  /// Behind a line, as in `x_{t+1}` and `χ^2_0.9`, any signs but brackets and commas may stand. `q#` is the share that a
  /// probability q has of what others leave.
  func name(_ word: String) throws(CertificateError) -> String {
    if word != "pi", Self.isPlainName(word) { return word }
    let scalars = word.unicodeScalars
    let hasLine = scalars.contains { $0 == "_" || $0 == "^" }
    guard let first = scalars.first, first.properties.isAlphabetic || first == "_",
      word != "pi",
      scalars.allSatisfy({
        $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_" || $0 == "'"
          || $0 == "#"
          || $0.properties.generalCategory == .nonspacingMark
          || hasLine && Self.belowLine.contains($0)
      })
    else { throw .syntax(line: line, .name(String(word.prefix(40)))) }
    return word
  }

  /// The signs that a name may have beside a line.
  private static let belowLine: Set<Unicode.Scalar> = [
    "{", "}", "^", "+", "-", "*", "/", ".", "|",
  ]

  /// Whether a word is a name of ASCII letters, underscores and digits.
  private static func isPlainName(_ word: String) -> Bool {
    var isFirst = true
    for byte in word.utf8 {
      let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      guard isLetter || byte == UInt8(ascii: "_") || (isDigit && !isFirst) else { return false }
      isFirst = false
    }
    return !isFirst
  }

  private func node(
    _ head: String, _ items: [SExpression]
  ) throws(CertificateError) -> Certificate.Tree {
    func count(_ expected: String, _ isRight: Bool) throws(CertificateError) {
      guard isRight else {
        throw .syntax(
          line: line, .arguments(head: head, expected: expected, found: items.count))
      }
    }
    switch head {
    case "sum":
      try count("4", items.count == 4)
      return .series(
        index: try name(items[0]), from: try tree(items[1]), to: try tree(items[2]),
        body: try tree(items[3]))
    case "prod":
      try count("4", items.count == 4)
      return .indexedProduct(
        index: try name(items[0]), from: try tree(items[1]), to: try tree(items[2]),
        body: try tree(items[3]))
    case "at":
      try count("2 or 3", items.count == 2 || items.count == 3)
      return .entry(try name(items[0]), try items.dropFirst().map(tree))
    default: break
    }
    let arguments = try items.map(tree)
    switch head {
    case "+", "*":
      try count("2 or more", items.count >= 2)
      return head == "+" ? .sum(arguments) : .product(arguments)
    case "-":
      try count("1 or 2", items.count == 1 || items.count == 2)
      return items.count == 1
        ? .negative(arguments[0]) : .difference(arguments[0], arguments[1])
    case "/", "^":
      try count("2", items.count == 2)
      return head == "/"
        ? .quotient(arguments[0], arguments[1]) : .power(arguments[0], arguments[1])
    default:
      guard let function = Certificate.Function(rawValue: head) else {
        throw .syntax(line: line, .head(String(head.prefix(40))))
      }
      try count("\(function.arity)", items.count == function.arity)
      return .apply(function, arguments)
    }
  }

  private func name(_ expression: SExpression) throws(CertificateError) -> String {
    guard case .word(let word) = expression else {
      throw .syntax(line: line, .unexpected(found: expression.text, expected: "a name"))
    }
    return try name(word)
  }
}
