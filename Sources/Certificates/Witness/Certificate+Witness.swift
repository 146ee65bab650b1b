import Exact

extension Certificate {
  /// Checks that both sides have values at the point, in intervals that have no number in common.
  func check(_ witness: Witness) throws(CertificateError) {
    var evaluator = try evaluator(at: witness.point)
    let isDisjoint =
      witness.left.upperBound < witness.right.lowerBound
      || witness.right.upperBound < witness.left.lowerBound
    guard isDisjoint else { throw .claim(.intervalsMeet) }
    try check(left, .left, lies: witness.left, &evaluator)
    try check(right, .right, lies: witness.right, &evaluator)
  }

  private func check(
    _ tree: Tree, _ side: CertificateError.Part, lies interval: ClosedRange<Rational>,
    _ evaluator: inout TreeEvaluator
  ) throws(CertificateError) {
    do {
      let value = try evaluator.value(of: tree)
      if try Self.encloses(interval, value) { return }
      guard try value.order(.rational(interval.lowerBound)) != .less,
        try value.order(.rational(interval.upperBound)) != .greater
      else { throw CertificateError.claim(.outsideInterval(side: side, value: value.summary)) }
    } catch let error as CertificateError {
      throw error
    } catch ArithmeticError.outOfFuel(let limit) {
      throw .outOfFuel(limit: limit)
    } catch let error as ArithmeticError {
      throw .claim(.noValue(side: side, .arithmetic(error)))
    } catch let error as CertificateError.NoValue {
      throw .claim(.noValue(side: side, error))
    } catch {
      throw .claim(.noValue(side: side, .arithmetic(.undecided)))
    }
  }

  /// Whether an enclosure of the value, to more bits than the interval was likely made with, lies in it, which no
  /// closed form is needed for.
  private static func encloses(_ interval: ClosedRange<Rational>, _ value: Real) throws -> Bool {
    for precision in [4, 16].map({ $0 * Real.basePrecision }) {
      guard let enclosure = try value.enclosureIfTold(workingPrecision: precision) else { continue }
      let (low, high) = (enclosure.lower.rational, enclosure.upper.rational)
      if interval.contains(low), interval.contains(high) { return true }
      if high < interval.lowerBound || low > interval.upperBound { return false }
    }
    return false
  }

  /// The evaluator at a point that gives each variable and each family a value in its domain, and
  /// nothing else.
  private func evaluator(at point: [Value]) throws(CertificateError) -> TreeEvaluator {
    var given: [String: [[Rational]]] = [:]
    for value in point {
      let part = CertificateError.Part.point(value.name)
      guard given[value.name] == nil else { throw .meaning(part, .twice(value.name)) }
      given[value.name] = value.rows
    }
    var values: [String: Rational] = [:]
    for variable in variables {
      let part = CertificateError.Part.point(variable.name)
      guard let rows = given.removeValue(forKey: variable.name) else {
        throw .meaning(part, .missing)
      }
      guard rows.count == 1, rows[0].count == 1 else {
        throw .meaning(part, .entryCount(expected: "1", found: rows.reduce(0) { $0 + $1.count }))
      }
      try check(rows, in: variable.domain, part)
      values[variable.name] = rows[0][0]
    }
    for group in groups {
      let total = group.reduce(Rational.zero) { $0 + (values[$1] ?? .zero) }
      guard total == .one else {
        throw .meaning(
          .group(group.joined(separator: " ")),
          .outsideDomain(value: total.summary, domain: "{1}"))
      }
    }
    var entries: [String: [[Rational]]] = [:]
    for family in families {
      let part = CertificateError.Part.point(family.name)
      guard let rows = given.removeValue(forKey: family.name) else {
        throw .meaning(part, .missing)
      }
      let sizes = family.sizes.map { size in
        if case .name(let name) = size { values[name] } else { size.constant }
      }
      let shape = sizes.count == 1 ? [1, sizes[0]] : sizes
      guard Rational(rows.count) == shape[0],
        rows.allSatisfy({ Rational($0.count) == shape[1] })
      else {
        let expected = sizes.map { $0?.description ?? "?" }.joined(separator: "×")
        throw .meaning(
          part, .entryCount(expected: expected, found: rows.reduce(0) { $0 + $1.count }))
      }
      try check(rows, in: family.domain, part)
      entries[family.name] = rows
    }
    if let name = given.keys.min() { throw .meaning(.point(name), .unknownName(name)) }
    return TreeEvaluator(values: values, families: entries)
  }

  private func check(
    _ rows: [[Rational]], in domain: Domain, _ part: CertificateError.Part
  ) throws(CertificateError) {
    for row in rows {
      for value in row where !domain.contains(value) {
        throw .meaning(part, .outsideDomain(value: value.summary, domain: domain.text))
      }
    }
  }
}
