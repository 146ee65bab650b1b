import Formulas

// `a × b` for names of vectors with three entries, which is their cross product in a book.
extension ComparedSide {
  /// Whether a cross stands between two names of vectors with three entries.
  ///
  /// - Parameter isVector: whether a name is that of such a vector.
  func crosses(_ isVector: (String) -> Bool) -> Bool {
    guard text.contains("×") || text.contains("\\times") else { return false }
    let scalars = Array(source.unicodeScalars)
    func isCrossed(_ a: Expression, _ b: Expression) -> Bool {
      guard case .name(let first) = a.kind, case .name(let second) = b.kind, isVector(first),
        isVector(second), a.range.upperBound <= b.range.lowerBound,
        b.range.lowerBound <= scalars.count
      else { return false }
      var between = String.UnicodeScalarView()
      between.append(contentsOf: scalars[a.range.upperBound..<b.range.lowerBound])
      let sign = String(between)
      return sign.contains("×") || sign.contains("\\times")
    }
    return written.contains { part in
      guard case .product(let factors) = part.kind else { return false }
      return zip(factors, factors.dropFirst()).contains { first, second in
        !second.isDivisor && isCrossed(first.expression, second.expression)
      }
    }
  }
}

extension Comparer {
  /// Whether the answer may be the cross product of two vectors, which is no number, where it is read as their dot product.
  var isCrossOrDotProduct: Bool {
    answer.crosses { name in
      if case .vector(let entries)? = scope.values[name] { entries.count == 3 } else { false }
    }
  }
}
