import Exact

extension Certificate {
  /// The certificate as it is written; it reads back to the same one.
  public var text: String {
    var text = WrittenText()
    text += needsSecondVersion ? Certificate.secondVersion : Certificate.version
    text += "\n"
    writeLines(to: &text)
    return text.string
  }

  /// Whether something is said that the first version of the format has no words for.
  private var needsSecondVersion: Bool {
    switch claim {
    case .reduced, .sign, .same, .increasing, .matrices: return true
    case .equal, .different: break
    }
    return !groups.isEmpty || steps.contains { $0.rule.isOfSecondVersion }
      // Sides that are one tree from the start need not be arithmetic.
      || (claimsEquality && left == right && !Scope.isArithmetic(left))
      || atoms.contains { $0.value != nil || $0.definition.isOpenPower }
      || trees.contains { $0.tree.isOfSecondVersion }
      || variables.contains { $0.domain.isOfSecondVersion }
      || families.contains { $0.domain.isOfSecondVersion }
  }

  /// Appends the lines behind the first one.
  private func writeLines(to text: inout WrittenText) {
    text += "claim "
    text += claim.word
    text += "\n"
    for variable in variables {
      text += "variable "
      text += variable.name
      text += " "
      text += variable.domain.text
      text += "\n"
    }
    for family in families {
      let sizes = family.sizes.map(\.text).joined(separator: ",")
      text += "family \(family.name) \(sizes) \(family.domain.text)\n"
    }
    for group in groups { text += "group \(group.joined(separator: " "))\n" }
    for atom in atoms {
      text += "atom "
      text += atom.name
      text += " "
      atom.definition.write(to: &text)
      if let value = atom.value {
        text += " = "
        value.write(to: &text)
      }
      text += "\n"
    }
    if case .same(let agreement) = claim {
      for line in agreement.lines { text += line + "\n" }
      write(agreement.parts, to: &text)
      text += "end\n"
      return
    }
    if case .matrices(let equality) = claim {
      for line in equality.lines { text += line + "\n" }
      write(equality.parts, to: &text)
      text += "end\n"
      return
    }
    text += "left "
    left.write(to: &text)
    text += "\n"
    if case .sign = claim {
    } else {
      text += "right "
      right.write(to: &text)
      text += "\n"
    }
    switch claim {
    case .sign, .same, .matrices: break
    case .increasing(let ascent):
      for line in ascent.lines { text += line + "\n" }
      write(ascent.parts, to: &text)
    case .equal(_, let steps):
      for step in steps {
        step.write(to: &text)
        text += "\n"
      }
    case .reduced(let reduction, let parts):
      for line in reduction.lines { text += line + "\n" }
      write(parts, to: &text)
    case .different(let witness): for line in witness.lines { text += line + "\n" }
    }
    text += "end\n"
  }

  /// Appends parts.
  private func write(_ parts: [Certificate], to text: inout WrittenText) {
    for part in parts {
      text += "part\n"
      part.writeLines(to: &text)
    }
  }
}

extension Certificate.Claim {
  /// What is claimed, in a word.
  fileprivate var word: String {
    switch self {
    case .equal, .reduced: "equal"
    case .different: "different"
    case .sign(let relation): relation.word
    case .same: "same"
    case .increasing: "increasing"
    case .matrices: "matrices"
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
    case .residues(let name, let divisor): ["by residues \(name) \(divisor)"]
    case .extrema: ["by extrema"]
    case .corners(let name): ["by corners \(name)"]
    case .root(let radicand, let base): ["by root \(radicand.text) \(base.text)"]
    case .cells(let trees): ["by cells"] + trees.map { "sign \($0.text)" }
    case .radicand(let tree): ["by radicand \(tree.text)"]
    case .wholes: ["by wholes"]
    case .within(let name, let domain): ["by within \(name) \(domain.text)"]
    case .replacement(let tree, let replaced): ["by replacement \(tree.text) \(replaced.text)"]
    case .splitting(let whole, let rest): ["by splitting \(whole.text) \(rest.text)"]
    case .naming(let name, let tree, let domain): ["by naming \(name) \(tree.text) \(domain.text)"]
    case .reindexing(let whole, let index, let from, let to, let isTurned):
      [
        "by \(isTurned ? "turning" : "shifting") \(whole.text) \(index) \(from.text) \(to.text)"
      ]
    case .exchange(let whole, let exchanged): ["by exchange \(whole.text) \(exchanged.text)"]
    case .binomials(let whole): ["by binomials \(whole.text)"]
    case .image(let name, let function, let domain):
      ["by image \(name) \(function.text) \(domain.text)"]
    case .exponents: ["by exponents"]
    case .substitution(let name, let tree): ["by substitution \(name) \(tree.text)"]
    case .order(let first, let second): ["by order \(first) \(second)"]
    case .shares(let names): ["by shares \(names.joined(separator: " "))"]
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
    var text = WrittenText()
    write(to: &text)
    return text.string
  }

  /// Appends the step as it is written in a certificate.
  fileprivate func write(to text: inout WrittenText) {
    text += side == .left ? "step left " : "step right "
    text += place.text
    text += " "
    text += rule.rawValue
    text += " "
    result.write(to: &text)
    if let word = rule.pairWord, !pairs.isEmpty {
      text += " "
      text += word
      for pair in pairs {
        text += " ("
        pair.first.write(to: &text)
        text += " "
        pair.second.write(to: &text)
        text += ")"
      }
    }
    if !conditions.isEmpty {
      text += " where"
      for condition in conditions { text += " " + condition.text }
    }
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
