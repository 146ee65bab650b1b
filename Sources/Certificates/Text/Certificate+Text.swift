import Exact

extension Certificate {
  /// The certificate as it is written; it reads back to the same one.
  public var text: String {
    var lines = [Certificate.version]
    switch claim {
    case .equal: lines.append("claim equal")
    case .different: lines.append("claim different")
    }
    lines += variables.map { "variable \($0.name) \($0.domain.text)" }
    lines += families.map { family in
      let sizes = family.sizes.map(\.text).joined(separator: ",")
      return "family \(family.name) \(sizes) \(family.domain.text)"
    }
    lines += atoms.map { "atom \($0.name) \($0.definition.text)" }
    lines += ["left \(left.text)", "right \(right.text)"]
    switch claim {
    case .equal(_, let steps): lines += steps.map(\.text)
    case .different(let witness): lines += witness.lines
    }
    lines.append("end")
    return lines.joined(separator: "\n") + "\n"
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
    point.map { value in
      // A list of one entry and a single number read alike, and mean the same.
      let isNumber = value.rows.count == 1 && value.rows[0].count == 1
      let rows = value.rows.map { "[" + $0.map(\.description).joined(separator: ", ") + "]" }
      return "point \(value.name) "
        + (isNumber ? value.rows[0][0].description : rows.joined(separator: " "))
    } + [
      "value left [\(left.lowerBound), \(left.upperBound)]",
      "value right [\(right.lowerBound), \(right.upperBound)]",
    ]
  }
}
