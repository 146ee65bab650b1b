import Exact

extension Certificate {
  /// The certificate as it is written; it reads back to the same one.
  public var text: String {
    let version = needsSecondVersion ? Certificate.secondVersion : Certificate.version
    return ([version] + lines).joined(separator: "\n") + "\n"
  }

  /// Whether something is said that the first version of the format has no words for.
  private var needsSecondVersion: Bool {
    switch claim {
    case .reduced, .sign: return true
    case .equal, .different: break
    }
    return steps.contains { $0.rule.isOfSecondVersion }
      || atoms.contains { $0.value != nil }
      || variables.contains { $0.domain.isOfSecondVersion }
      || families.contains { $0.domain.isOfSecondVersion }
  }

  /// The lines behind the first one.
  private var lines: [String] {
    var lines = ["claim \(claim.word)"]
    lines += variables.map { "variable \($0.name) \($0.domain.text)" }
    lines += families.map { family in
      let sizes = family.sizes.map(\.text).joined(separator: ",")
      return "family \(family.name) \(sizes) \(family.domain.text)"
    }
    lines += atoms.map { atom in
      let value = atom.value.map { " = \($0.text)" } ?? ""
      return "atom \(atom.name) \(atom.definition.text)\(value)"
    }
    lines.append("left \(left.text)")
    if case .sign = claim {} else { lines.append("right \(right.text)") }
    switch claim {
    case .sign: break
    case .equal(_, let steps): lines += steps.map(\.text)
    case .reduced(let reduction, let parts):
      lines += reduction.lines
      for part in parts { lines += ["part"] + part.lines }
    case .different(let witness): lines += witness.lines
    }
    lines.append("end")
    return lines
  }
}

extension Certificate.Claim {
  /// What is claimed, in a word.
  fileprivate var word: String {
    switch self {
    case .equal, .reduced: "equal"
    case .different: "different"
    case .sign(let relation): relation.word
    }
  }
}

extension Certificate.Condition.Relation {
  /// The relation in a word.
  var word: String {
    switch self {
    case .positive: "positive"
    case .nonnegative: "nonnegative"
    case .nonzero: "nonzero"
    }
  }
}

extension Certificate.Reduction {
  fileprivate var lines: [String] {
    switch self {
    case .cases(let name): ["by cases \(name)"]
    case .pieces(let name, let domains):
      ["by pieces \(name) \(domains.map(\.text).joined(separator: "; "))"]
    case .substitution(let name, let tree): ["by substitution \(name) \(tree.text)"]
    case .order(let first, let second): ["by order \(first) \(second)"]
    case .derivatives(let point): ["by derivatives"] + point.map(\.line)
    case .induction(let name, let change): ["by induction \(name) \(change.rawValue)"]
    }
  }
}

extension Certificate.Value {
  /// The value as a line of a point.
  fileprivate var line: String {
    // A list of one entry and a single number read alike, and mean the same.
    let isNumber = rows.count == 1 && rows[0].count == 1
    let lists = rows.map { "[" + $0.map(\.description).joined(separator: ", ") + "]" }
    return "point \(name) " + (isNumber ? rows[0][0].description : lists.joined(separator: " "))
  }
}

extension Certificate.Step {
  /// The step as it is written in a certificate.
  public var text: String {
    var words = ["step", side.rawValue, place.text, rule.rawValue, result.text]
    if let word = rule.pairWord, !pairs.isEmpty {
      words.append(word)
      words += pairs.map { "(\($0.first.text) \($0.second.text))" }
    }
    if !conditions.isEmpty {
      words.append("where")
      words += conditions.map(\.text)
    }
    return words.joined(separator: " ")
  }
}

extension Certificate.Condition {
  /// The condition as it is written: `(> a 0)`.
  var text: String { "(\(relation.rawValue) \(tree.text) 0)" }
}

extension Certificate.Witness {
  fileprivate var lines: [String] {
    point.map(\.line) + [
      "value left [\(left.lowerBound), \(left.upperBound)]",
      "value right [\(right.lowerBound), \(right.upperBound)]",
    ]
  }
}
