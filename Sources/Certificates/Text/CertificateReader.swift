import Exact

extension Certificate {
  /// Reads a certificate.
  ///
  /// - Throws: `CertificateError.syntax` with the line, `.meaning` with the part, `.tooLarge`.
  /// - Complexity: linear in the length of the text, but for its numbers.
  public init(_ text: String) throws(CertificateError) {
    guard text.utf8.count <= Limits.bytes else { throw .tooLarge(.bytes, limit: Limits.bytes) }
    var reader = CertificateReader(text)
    self = try reader.certificate()
  }

  /// Reads certificates that stand one behind the other.
  ///
  /// - Throws: as `init(_:)` of a text.
  public static func all(in text: String) throws(CertificateError) -> [Certificate] {
    guard text.utf8.count <= Limits.bytes else { throw .tooLarge(.bytes, limit: Limits.bytes) }
    var reader = CertificateReader(text)
    return try reader.certificates()
  }

  /// Reads a certificate from UTF-8.
  ///
  /// - Throws: as `init(_:)` of a text; `CertificateError.syntax` for what is no UTF-8.
  public init(utf8 bytes: [UInt8]) throws(CertificateError) {
    guard bytes.count <= Limits.bytes else { throw .tooLarge(.bytes, limit: Limits.bytes) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .syntax(line: 1, .notUTF8)
    }
    try self.init(text)
  }
}

/// Reads the lines of a certificate in their order.
struct CertificateReader {
  private var lines: [Substring]
  private var index = 0

  init(_ text: String) {
    // Line feeds as bytes: a character may be a line feed and more.
    lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false).map { Substring($0) }
    // One line feed at the end of the text ends the last line and begins none.
    if lines.count > 1, lines.last == "" { lines.removeLast() }
  }

  private var number: Int { min(index + 1, lines.count) }

  /// A reader behind the first word of the next line, if it is this one.
  mutating func line(_ word: String) -> LineReader? {
    guard index < lines.count else { return nil }
    var reader = LineReader(lines[index], line: number)
    guard lines[index].hasPrefix(word), reader.skips(word) else { return nil }
    index += 1
    return reader
  }

  mutating func required(_ word: String) throws(CertificateError) -> LineReader {
    guard let reader = line(word) else {
      guard index < lines.count else { throw .syntax(line: number, .ends(expected: word)) }
      let found = String(lines[index].prefix(40))
      throw .syntax(line: number, .unexpected(found: found, expected: word))
    }
    return reader
  }

  /// The one certificate of a text.
  mutating func certificate() throws(CertificateError) -> Certificate {
    let certificate = try next()
    guard index == lines.count else {
      throw .syntax(
        line: number,
        .unexpected(found: String(lines[index].prefix(40)), expected: "the end of the text"))
    }
    return certificate
  }

  /// The certificates of a text, of which there is at least one.
  mutating func certificates() throws(CertificateError) -> [Certificate] {
    var certificates = [try next()]
    while index < lines.count { certificates.append(try next()) }
    return certificates
  }

  private mutating func next() throws(CertificateError) -> Certificate {
    let first = index < lines.count ? String(lines[index]) : ""
    guard first == Certificate.version || first == Certificate.secondVersion else {
      throw .syntax(line: number, .version(found: String(first.prefix(40))))
    }
    index += 1
    return try body(depth: 0)
  }

  /// What stands behind the first line, to the end.
  mutating func body(depth: Int) throws(CertificateError) -> Certificate {
    guard depth <= Certificate.Limits.partDepth else {
      throw .tooLarge(.parts, limit: Certificate.Limits.partDepth)
    }
    var claim = try required("claim")
    let kinds = "equal, different, same, increasing, matrices, positive, nonnegative or nonzero"
    let kind = try claim.word(kinds)
    let sign = Certificate.Condition.Relation.allCases.first { $0.word == kind }
    guard ["equal", "different", "same", "increasing", "matrices"].contains(kind) || sign != nil
    else {
      throw .syntax(
        line: claim.line,
        .unexpected(found: String(kind.prefix(40)), expected: kinds))
    }
    try claim.end()
    let variables = try all("variable") { (line) throws(CertificateError) in
      let name = try line.name()
      return Certificate.Variable(name, try line.domain())
    }
    let families = try all("family") { (line) throws(CertificateError) in try line.family() }
    let groups = try all("group") { (line) throws(CertificateError) in try line.names() }
    var atoms: [Certificate.Atom] = []
    if kind == "equal" {
      atoms = try all("atom") { (line) throws(CertificateError) in try line.atom() }
    }
    if kind == "same" || kind == "matrices" {
      let claim: Certificate.Claim =
        kind == "same"
        ? .same(try agreement(depth: depth)) : .matrices(try matrixEquality(depth: depth))
      let line = try required("end")
      try line.end()
      return try Certificate(
        variables: variables, families: families, left: .number(.zero), right: .number(.zero),
        claim: claim)
    }
    var line = try required("left")
    let left = try line.lastTree()
    if let sign {
      line = try required("end")
      try line.end()
      return try Certificate(
        variables: variables, families: families, groups: groups, left: left,
        right: .number(.zero),
        claim: .sign(sign))
    }
    line = try required("right")
    let right = try line.lastTree()
    let reason: Certificate.Claim
    if kind == "different" {
      reason = try witness()
    } else if kind == "increasing" {
      reason = .increasing(try ascent(depth: depth))
    } else if atoms.isEmpty, let reduction = try reduction() {
      var parts: [Certificate] = []
      while let part = self.line("part") {
        try part.end()
        parts.append(try body(depth: depth + 1))
      }
      reason = .reduced(reduction, parts)
    } else {
      reason = try steps(atoms)
    }
    line = try required("end")
    try line.end()
    return try Certificate(
      variables: variables, families: families, groups: groups, left: left, right: right,
      claim: reason)
  }

  private mutating func reduction() throws(CertificateError) -> Certificate.Reduction? {
    guard var line = line("by") else { return nil }
    var reduction = try line.reduction()
    switch reduction {
    case .derivatives:
      reduction = .derivatives(
        at: try all("point") { (line) throws(CertificateError) in
          let name = try line.name()
          return Certificate.Value(name, rows: try line.rows())
        })
    case .cells: reduction = .cells(try trees("sign"))
    default: break
    }
    return reduction
  }

  /// What all lines that begin with a word hold.
  mutating func all<Item>(
    _ word: String, _ item: (inout LineReader) throws(CertificateError) -> Item
  ) throws(CertificateError) -> [Item] {
    var items: [Item] = []
    while var reader = line(word) { items.append(try item(&reader)) }
    return items
  }

  private mutating func steps(
    _ atoms: [Certificate.Atom]
  ) throws(CertificateError) -> Certificate.Claim {
    let steps = try all("step") { (line) throws(CertificateError) in try line.step() }
    return .equal(atoms: atoms, steps: steps)
  }

  private mutating func witness() throws(CertificateError) -> Certificate.Claim {
    let point = try all("point") { (line) throws(CertificateError) in
      let name = try line.name()
      return Certificate.Value(name, rows: try line.rows())
    }
    let left = try value("left")
    let right = try value("right")
    return .different(Certificate.Witness(point: point, left: left, right: right))
  }

  private mutating func value(
    _ side: String
  ) throws(CertificateError) -> ClosedRange<Rational> {
    var line = try required("value")
    let found = try line.word(side)
    guard found == side else {
      throw .syntax(line: line.line, .unexpected(found: found, expected: side))
    }
    let rows = try line.rows()
    guard rows.count == 1, rows[0].count == 2, rows[0][0] <= rows[0][1] else {
      throw .syntax(
        line: line.line, .unexpected(found: "\(rows)", expected: "an interval such as [1/4, 1/3]"))
    }
    return rows[0][0]...rows[0][1]
  }
}
