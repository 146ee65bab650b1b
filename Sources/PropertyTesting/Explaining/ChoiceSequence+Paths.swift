extension ChoiceSequence {
  /// Where a choice stands in the value, as the spans around it tell: `.1` is a member of a tuple,
  /// `[2]` an element.
  func path(to index: Int) -> String {
    let around = spans.indices.filter { spans[$0].range.contains(index) }
    var path = ""
    for place in around {
      let span = spans[place]
      let before = spans[..<place].count { $0.parent == span.parent && $0.label == span.label }
      switch span.label {
      case .member: path += ".\(before)"
      case .element: path += "[\(before)]"
      default: break
      }
    }
    return path
  }

  /// The indices of the numbers of the value: no booleans, no selectors, nothing thrown away.
  var numbers: [Int] {
    let hidden = spans.filter { $0.label == .selector || $0.label == .discarded }
    return choices.indices.filter { index in
      (choices[index].kind == .integer || choices[index].kind == .float)
        && !hidden.contains { $0.range.contains(index) }
    }
  }
}
