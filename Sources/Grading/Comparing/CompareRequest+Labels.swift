import Formats
import Formulas

// What a key and an answer are called says nothing, unless it is what is asked.
extension CompareRequest {
  /// The question with white space for the labels of values.
  ///
  /// Where the key is an equation, only a label that the answer has as well, or that no equation can be, is one.
  ///
  /// - Throws: `UnreadableAnswer` where both name a derivative, and not the same one.
  func withoutLabels() throws(UnreadableAnswer) -> CompareRequest {
    var request = self
    var surroundings = ValueLabel.Surroundings(
      declared: variables.map { Set($0 + domains.flatMap(\.names)) },
      holdsMatrix: key.holds("[") || key.holds(word: "\\begin"), text: key)
    guard ValueLabel.isEquation(key) else {
      surroundings.takesArrows = !ValueLabel.relates(key)
      let label = ValueLabel.labelled(answer, beside: surroundings)
      request.answer = label?.value ?? ValueLabel.unboxed(answer)
      request.writtenDerivative = label?.derivative
      return request
    }
    surroundings.takesCalls = true
    surroundings.text = ""
    guard let label = ValueLabel.labelled(key, beside: surroundings) else { return self }
    if let own = ValueLabel.labelled(answer, beside: surroundings) {
      guard own.name == label.name else {
        let areDivergences = label.divergence != nil && own.divergence != nil
        guard areDivergences || label.kind == .derivative && own.kind == .derivative else {
          return self
        }
        throw UnreadableAnswer(
          reason: .notAsked(SafeText.line(own.written.trimmed, limit: 30)), caret: nil)
      }
      (request.key, request.answer) = (label.value, own.value)
    } else if label.kind != .operation, !ValueLabel.relatesOutside(answer) {
      request.key = label.value
    }
    return request
  }

  /// The entries of the answer beside a vector, where they stand without brackets.
  func entries(for key: ComparedSide) -> LabelledEntries? {
    guard case .value(.vector(let entries)) = key.meaning, closeness == nil, forms.isEmpty else {
      return nil
    }
    var text = labelledAnswer ?? answer
    if text.holds(word: "and") {
      for word in [", and ", "\\text{ and }", "\\text{and}", " and "] {
        text = text.exchanging(word, for: ", ")
      }
    }
    return LabelledEntries(
      text, count: entries.count, isOrdered: freedom != .permutation)
  }

  /// The question with the label of the answer as a formula, `diff(x^3,x) = 2x` for `d/dx(x³) = 2x`, which may be false;
  /// nil where there is no such label, or it holds names that stand nowhere else, `d/dx(f(x))`.
  var withWrittenDerivative: CompareRequest? {
    guard let writtenDerivative else { return nil }
    let declared = (variables ?? []) + domains.flatMap(\.names)
    var free = FreeNames(declared: declared, arrays: arrays)
    free.add(key)
    free.add(answer)
    let vocabulary = Vocabulary(names: declared + free.numbers)
    guard (try? Formula(writtenDerivative, vocabulary)) != nil else { return nil }
    var request = self
    request.answer = "\(writtenDerivative) = \(answer.trimmed)"
    (request.forms, request.allowed) = ([], nil)
    return request
  }
}
