// The largest whole numbers that are not above something.
extension ClosedFormField {
  /// The name of the kernels for the largest whole numbers that are not above something.
  static let floorName = "floor"

  /// The largest whole number that is not above a form: ⌊x + n⌋ = ⌊x⌋ + n for whole n, be it a number or not.
  package func floor(_ x: ClosedForm) throws -> ClosedForm {
    if isWhole(x) { return x }
    var whole = Kernel.Polynomial.zero
    for term in x.polynomial?.terms ?? [] where isWhole(term.monomial) {
      let coefficient = Rational(term.coefficient.floor)
      if coefficient.isZero { continue }
      whole = try whole.adding(Kernel.Polynomial(coefficient, term.monomial))
    }
    let rest = try difference(x, ClosedForm(whole))
    if let number = rest.rational {
      return try sum(ClosedForm(whole), ClosedForm(Rational(number.floor)))
    }
    if isOpen, let number = try range(of: rest).onlyFloor {
      return try sum(ClosedForm(whole), ClosedForm(number))
    }
    return try sum(opaque(Self.floorName, [rest]), ClosedForm(whole))
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

  /// The largest whole number that is not above a number of the interval, where that is the same one for all of them.
  fileprivate var onlyFloor: Rational? {
    guard let least = lower.value.map({ Rational($0.floor) }), let upper = upper.value else {
      return nil
    }
    let next = least + .one
    return upper < next || upper == next && !self.upper.isIncluded ? least : nil
  }
}
