// The largest whole numbers that are not above something.
extension ClosedFormField {
  /// The name of the kernels for the largest whole numbers that are not above something.
  static let floorName = "floor"

  /// The largest whole number that is not above a form: ⌊x + n⌋ = ⌊x⌋ + n for whole n.
  package func floor(_ x: ClosedForm) throws -> ClosedForm {
    if isWhole(x) { return x }
    let constant = x.polynomial?.terms.last { $0.monomial.isOne }?.coefficient ?? .zero
    let whole = ClosedForm(Rational(constant.floor))
    return try sum(opaque(Self.floorName, [difference(x, whole)]), whole)
  }
}

extension ExtendedInterval {
  /// From the largest whole number that is not above the lower end to that of the upper end.
  var floor: ExtendedInterval {
    func end(_ end: End) -> End {
      end.value.map { End(Rational($0.floor), isIncluded: true) } ?? .infinite
    }
    return ExtendedInterval(lower: end(lower), upper: end(upper))
  }
}
