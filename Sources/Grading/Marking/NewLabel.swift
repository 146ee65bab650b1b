import Formulas

// What an answer is called in signs of mathematics that the question does not use.
extension Part {
  /// The sides of an answer without those that only say what it is called: its label, and links of a chain rule behind it,
  /// `∂L/∂w = ∂L/∂r·∂r/∂w =`.
  func withoutLabels(_ sides: [Equations.Side]) -> [Equations.Side] {
    guard sides.count > 1, isLabel(sides[0].text) else { return sides }
    var rest = sides.dropFirst()
    while rest.count > 1, ValueLabel.isChainRule(rest[rest.startIndex].text) { rest.removeFirst() }
    return Array(rest)
  }

  /// The text with brackets around the entries of a vector, where a vector is asked and they stand without; with the labels
  /// before them left out, where these say which is which.
  func withEntriesBracketed<S>(_ text: String, count key: Value<S>?) -> String {
    guard text.contains(","), case .vector(let entries)? = key,
      let listed = LabelledEntries(text, count: entries.count, prompt: { Part.bare(ownPrompt) }),
      listed.hasOrder
    else { return text }
    return listed.vector
  }

  /// What is asked, with brackets as spaces around what stands in them.
  private var ownPrompt: String {
    prompt.rendered(language: nil) { _, _ in "" }
      .replacing(", ", with: ",").replacing("(", with: "; ").replacing(")", with: " ;")
  }

  /// Whether a text is a label that is no formula, such as `∂L/∂w` and `\ell(p)`, and names nothing that another part asks
  /// for or the exercise is about.
  func isNewLabel(_ text: String) -> Bool {
    let surroundings = ValueLabel.Surroundings(
      holdsMatrix: kind == .matrix || kind == .expression, takesCalls: true)
    guard let label = ValueLabel.labelled(text + " = 0", beside: surroundings) else { return false }
    let name = Part.bare(label.written)
    let isAskedElsewhere = askedElsewhere.contains {
      Part.bare($0.rendered(language: nil) { _, _ in "" }).contains(name)
    }
    guard !isAskedElsewhere else { return false }
    switch label.kind {
    case .derivative:
      // A gradient is a vector, or a matrix of such.
      if label.name.contains("∇"), formula?.value.scalar != nil || key?.value.scalar != nil {
        return false
      }
      return differentiatedBy.isEmpty || label.differentials.isEmpty
        || label.differentials.contains { differentiatedBy.contains($0) }
    case .call: return label.arguments.allSatisfy { vocabulary.names.contains($0) }
    case .matrix: return true
    case .operation, .other: return false
    }
  }
}

extension Exercise {
  /// The parts, each with what the others and the exercise itself ask for and are about.
  static func knowingOthers(_ parts: [Part], prompt: Text?) -> [Part] {
    parts.enumerated().map { place, part in
      var part = part
      part.askedElsewhere =
        parts.indices.filter { $0 != place }.map { parts[$0].prompt } + [prompt].compactMap { $0 }
      return part
    }
  }
}
