/// How like a query a document is: the exact products that decide the order by cosine.
struct Likeness {
  private let dot: Dyadic
  private let square: Dyadic

  /// The products of a query and a document of one length and finite elements.
  init(_ query: [Double], _ document: [Double]) {
    dot = WideAccumulator.dot(query.span, document.span)
    square = WideAccumulator.dot(document.span, document.span)
  }

  /// 1 if the cosine is larger than another with the same query, -1 if smaller, 0 if they are equal.
  ///
  /// The query's own length is a common factor. For equal signs the squares decide:
  /// (q·a)²/(a·a) against (q·b)²/(b·b), both multiplied out.
  func order(to other: Likeness) -> Int {
    guard dot.sign == other.dot.sign else { return dot.sign > other.dot.sign ? 1 : -1 }
    let own = dot * dot * other.square
    let others = other.dot * other.dot * square
    if Dyadic.isSmaller(own, others) { return -dot.sign }
    return Dyadic.isSmaller(others, own) ? dot.sign : 0
  }
}
